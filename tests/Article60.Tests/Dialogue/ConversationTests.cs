using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Article60.Dialogue;
using Article60.Tests.Support;

namespace Article60.Tests.Dialogue;

/// <summary>Whole dialogues kept as data in <c>tests/cases/conversations</c>.</summary>
public sealed class ConversationTests
{
    public static TheoryData<string> Dialogues() => [.. Directory.GetFiles(Repository.Cases("conversations"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    [Theory, MemberData(nameof(Dialogues))]
    public void Dialogue_goes_as_written(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Cases("conversations"), name + ".json")));
        var now = Conversation.New;
        var moment = DateTime.Parse(file.RootElement.GetProperty("now").GetString()!, CultureInfo.InvariantCulture);
        foreach (var step in file.RootElement.GetProperty("turns").EnumerateArray())
        {
            var message = Message(step);
            // What the store keeps is what the next turn gets.
            var turn = Assistant.Reply(RealKnowledge.Base, Conversation.FromJson(now.ToJson()), message, moment);
            now = turn.Next;
            var said = turn.Heard();
            foreach (var expected in Texts(step, "expect"))
                Assert.True(said.Contains(expected, StringComparison.OrdinalIgnoreCase), $"After {step.GetRawText()}\nmissing: {expected}\nsaid:\n{said}");
            foreach (var forbidden in Texts(step, "never"))
                Assert.False(said.Contains(forbidden, StringComparison.OrdinalIgnoreCase), $"After {step.GetRawText()}\nforbidden: {forbidden}\nsaid:\n{said}");
        }
    }

    private static UserMessage Message(JsonElement step) =>
        step.TryGetProperty("arrives", out var centre) ? new UserMessage.Arrived("fr", centre.GetString())
        : step.TryGetProperty("submits", out var verb) ? new UserMessage.Submitted(verb.GetString()!, step.GetProperty("fields").EnumerateObject().ToFrozenDictionary(f => f.Name, f => f.Value.GetString()!))
        : new UserMessage.Said(step.GetProperty("say").GetString()!);

    private static IEnumerable<string> Texts(JsonElement step, string name) =>
        step.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];
}
