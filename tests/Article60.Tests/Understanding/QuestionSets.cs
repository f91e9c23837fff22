using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Knowledge.Understanding;

namespace Article60.Tests.Understanding;

/// <summary>Question sets, and held-out phrasings in the same form.</summary>
internal static class QuestionSets
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static List<JsonNode> Read(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Trim().Length > 0).Select(line => JsonNode.Parse(line)!)];

    public static Understood Ask(Understander understander, JsonNode question)
    {
        var turns = question["context"]?["user_turns"]?.AsArray().Select(turn => turn!.GetValue<string>()) ?? [];
        var context = new UnderstandingContext(question["context"]?["last_topic"]?.GetValue<string>(), [.. turns], null);
        return understander.Understand(question["text"]!.GetValue<string>(), context, Today);
    }

    public static QuestionScore Score(Understander understander, IEnumerable<JsonNode> questions)
    {
        var score = new QuestionScore();
        foreach (var question in questions) score.Add(question, Ask(understander, question));
        return score;
    }

    /// <summary>A follow-up gets the first phrasing of the topic it follows as the turn before.</summary>
    public static IEnumerable<JsonNode> From(ImmutableArray<Phrasing> test, ImmutableArray<Phrasing> all)
    {
        var firsts = all.Where(p => p.After is null && p.Style != "multi").GroupBy(p => (p.Id, p.Language)).ToDictionary(g => g.Key, g => g.First().Text);
        var number = 0;
        foreach (var phrasing in test)
        {
            var ids = phrasing.Id.Split(" + ");
            var accepted = ids.Length > 1 ? ids : Accepted(ids[0]);
            var question = new JsonObject
            {
                ["id"] = $"held-{++number:0000}", ["text"] = phrasing.Text, ["lang"] = phrasing.Language, ["style"] = phrasing.Style,
                ["expect"] = new JsonObject { ["kind"] = ids.Length > 1 ? "several" : Kind(ids[0]), ["topics"] = new JsonArray([.. accepted.Select(id => (JsonNode)JsonValue.Create(id)!)]) },
            };
            if (phrasing.After is { } after)
            {
                var turn = firsts.GetValueOrDefault((after, phrasing.Language), firsts.GetValueOrDefault((after, "fr"), ""));
                question["context"] = new JsonObject { ["last_topic"] = after, ["user_turns"] = new JsonArray(turn) };
            }

            yield return question;
        }
    }

    private static string Kind(string id) => id.Split('-')[0] switch
    {
        "st" => "small-talk", "oos" => "out-of-scope", "distress" => "distress", "flow" => "flow", _ => "topic",
    };

    /// <summary>A topic and its calculator or form are as good as each other, as in the labels.</summary>
    private static string[] Accepted(string id)
    {
        string[][] pairs =
        [
            ["required-workdays", "flow-required-workdays"], ["resign-notice", "flow-resign-notice"], ["sick-leave-guaranteed-salary", "flow-sick-pay"],
            ["contact", "flow-contact"], ["partner-procedure", "flow-partner-form"],
        ];
        if (id.StartsWith("partner-cost-", StringComparison.Ordinal)) return [id, "flow-partner-cost"];
        return pairs.FirstOrDefault(pair => pair.Contains(id)) ?? [id];
    }
}
