using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Tests.Understanding;

/// <summary>
/// Scores the reading of values alone: the topic is taken from the label, so that a wrong topic hides nothing.
/// Reads question sets, and the shorter lines of <c>tests/cases/slots</c>: topic, text, lang, turns, bare, slots, optional.
/// </summary>
internal sealed class SlotScore
{
    private int _messages, _wanted, _found, _spurious, _wrongMessages;

    /// <summary>One line per message with a missing, wrong or spurious value.</summary>
    public List<string> Wrong { get; } = [];

    public double Found => _wanted == 0 ? 1 : (double)_found / _wanted;

    public int Spurious => _spurious;

    /// <summary>Share of messages read without any fault.</summary>
    public double Right => _messages == 0 ? 1 : 1 - ((double)_wrongMessages / _messages);

    /// <summary>A reader as the understander has it, without the training.</summary>
    public static SlotReader ReaderOf(KnowledgeFiles files)
    {
        var problems = new ProblemList();
        var lexicon = LexiconReader.Read(files, problems);
        return new(lexicon, new ValueReader(lexicon), Training.KnownWords(lexicon, PhrasingReader.Read(files, problems), new Spelling(lexicon)));
    }

    public static SlotScore Of(SlotReader reader, IEnumerable<JsonNode> lines)
    {
        var score = new SlotScore();
        foreach (var line in lines) score.Add(reader, line);
        return score;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"slots found {Found:P1} ({_found}/{_wanted}), spurious {_spurious}, messages without fault {Right:P1} of {_messages}");

    private void Add(SlotReader reader, JsonNode line)
    {
        if (line["expect"]?["kind"]?.GetValue<string>() is { } kind and not ("topic" or "flow" or "several")) return;
        var labels = line["expect"]?["topics"]?.AsArray().Select(topic => topic!.GetValue<string>()).ToList() ?? [.. line["topic"]!.GetValue<string>().Split(" + ")];
        ImmutableArray<string> topics = line["expect"]?["kind"]?.GetValue<string>() is "topic" or "flow" ? [labels[0]] : [.. labels];
        var turns = (line["context"]?["user_turns"] ?? line["turns"])?.AsArray().Select(turn => turn!.GetValue<string>()).ToImmutableArray();
        var said = new Said(line["text"]!.GetValue<string>(), line["lang"]?.GetValue<string>() ?? "fr", QuestionSets.Today);
        var got = new Slots(turns is { } earlier ? reader.ReadOn(said, earlier, topics) : reader.Read(said, topics, line["bare"] is not null)).ToJson();

        var wanted = (line["expect"] is { } expect ? expect["slots"] : line["slots"])?.AsObject() ?? [];
        JsonNode?[] allowed = [wanted, line["expect"]?["slots_optional"], line["expect"]?["slots_carried"], line["optional"]];
        var found = wanted.Count(pair => got[pair.Key] is { } value && Same(value, pair.Value!));
        var spurious = got.Count(pair => allowed.All(names => names?[pair.Key] is null));
        (_messages, _wanted, _found, _spurious) = (_messages + 1, _wanted + wanted.Count, _found + found, _spurious + spurious);
        if (found == wanted.Count && spurious == 0) return;
        _wrongMessages++;
        Wrong.Add($"{line["id"]} {said.Text} [{string.Join(' ', topics)}]\n    expected {wanted.ToJsonString()} got {got.ToJsonString()}");
    }

    private static bool Same(JsonNode a, JsonNode b) =>
        a is JsonArray some && b is JsonArray others
            ? some.Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal).SequenceEqual(others.Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal))
            : a is not JsonArray && b is not JsonArray
                && (decimal.TryParse(a.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && decimal.TryParse(b.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
                    ? x == y : a.ToString() == b.ToString());
}
