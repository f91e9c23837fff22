using System.Collections.Immutable;
using Article60.Dialogue;

namespace Article60.Tests.Support;

/// <summary>A turn as somebody without cards reads it.</summary>
internal static class TurnText
{
    /// <summary>What is said, without the buttons.</summary>
    public static string Said(this Turn turn) => string.Join("\n", turn.Replies.Select(Text));

    /// <summary>What is said, each button as <c>[title]</c>, and what is kept as <c>[keep kind]</c>.</summary>
    public static string Heard(this Turn turn) => string.Join("\n", turn.Replies.Select(reply => Text(reply) + reply switch
    {
        Reply.Text text => Titles(text.Choices),
        Reply.Card card => Titles(card.Choices),
        Reply.Keep keep => $"[keep {keep.Kind}]",
        _ => "",
    }));

    private static string Text(Reply reply) => reply switch { Reply.Text text => text.Markdown, Reply.Card card => card.PlainText, _ => "" };

    private static string Titles(ImmutableArray<Choice> choices) => choices.IsDefaultOrEmpty ? "" : string.Concat(choices.Select(choice => $"\n[{choice.Title}]"));
}
