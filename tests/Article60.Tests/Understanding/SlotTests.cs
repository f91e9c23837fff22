using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Values;
using Article60.Tests.Support;
using Xunit.Abstractions;

namespace Article60.Tests.Understanding;

public sealed class SlotTests(ITestOutputHelper output)
{
    [Fact]
    public void Stated_values_are_read_and_no_others()
    {
        var lexicon = LexiconReader.Read(new KnowledgeFiles(Repository.Knowledge), new ProblemList());
        var reader = new SlotReader(lexicon, new ValueReader(lexicon));
        var wrong = new List<string>();
        foreach (var line in QuestionSets.Read(File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "slots.jsonl"))))
        {
            var text = line["text"]!.GetValue<string>();
            var said = new Said(text, line["lang"]?.GetValue<string>() ?? "fr", QuestionSets.Today);
            var got = new Slots(reader.Read(said, [line["topic"]!.GetValue<string>()], line["bare"] is not null)).ToJson();
            if (!JsonNode.DeepEquals(got, Sorted(line["slots"]!.AsObject()))) wrong.Add($"{text}: expected {line["slots"]!.ToJsonString()} got {got.ToJsonString()}");
        }

        foreach (var line in wrong) output.WriteLine(line);
        Assert.Empty(wrong);
    }

    private static JsonObject Sorted(JsonObject slots) =>
        new(slots.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
}
