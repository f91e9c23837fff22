using System.Text.Json;
using Article60.Dialogue;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>The same question at three centres: each hears its own figure, and nobody hears another's as his own.</summary>
public sealed class CentreLayeringTests
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0);

    public static TheoryData<string> Questions() => [.. Cases().Select(item => item.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Questions))]
    public void Centre_answers_for_itself(string id)
    {
        var item = Cases().Single(found => found.GetProperty("id").GetString() == id);
        var centre = item.GetProperty("centre").GetString();
        var title = RealKnowledge.Base.Answers[item.GetProperty("topic").GetString()!].Title;

        var turn = Assistant.Reply(RealKnowledge.Base, Conversation.New with { Centre = centre }, new UserMessage.Said(title), Noon);
        var said = turn.Replies.OfType<Reply.Text>().First().Markdown;

        foreach (var expected in item.GetProperty("expect").EnumerateArray()) Assert.Contains(expected.GetString()!, said, StringComparison.OrdinalIgnoreCase);
        if (item.TryGetProperty("never", out var never))
            foreach (var forbidden in never.EnumerateArray()) Assert.DoesNotContain(forbidden.GetString()!, said, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<JsonElement> Cases() =>
        File.ReadLines(Path.Combine(Repository.Cases("centres"), "layering.jsonl")).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}
