using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Article60.Dialogue;

namespace Article60.Host.Turns;

/// <summary>Texts for channels that show nothing but characters.</summary>
internal static partial class PlainText
{
    /// <summary>Without the marks of Markdown; an address stays readable beside its words.</summary>
    public static string From(string markdown)
    {
        var text = Link().Replace(markdown, match =>
            match.Groups["words"].Value == match.Groups["url"].Value ? match.Groups["url"].Value : $"{match.Groups["words"].Value} ({match.Groups["url"].Value})");
        text = Bold().Replace(text, "${words}");
        text = Italic().Replace(text, "${words}");
        return Escape().Replace(text, "${mark}");
    }

    /// <summary>Choices under the text, to be answered by typing the number.</summary>
    public static string WithNumbers(string text, ImmutableArray<Choice> choices)
    {
        if (choices.Length == 0) return text;
        var lines = choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {choice.Title}"));
        return $"{text}\n\n{string.Join('\n', lines)}";
    }

    /// <summary>The text in parts of at most <paramref name="longest"/> characters, cut at a paragraph, a line or a space.</summary>
    public static ImmutableArray<string> Parts(string text, int longest)
    {
        if (text.Length <= longest) return [text];

        var parts = ImmutableArray.CreateBuilder<string>();
        var rest = text.AsSpan();
        while (rest.Length > longest)
        {
            var cut = Cut(rest[..longest]);
            parts.Add(rest[..cut].Trim().ToString());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0) parts.Add(rest.ToString());
        return parts.ToImmutable();
    }

    static int Cut(ReadOnlySpan<char> part)
    {
        foreach (var mark in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            if (part.LastIndexOf(mark) is var at && at > part.Length / 2) return at;
        }

        return char.IsHighSurrogate(part[^1]) ? part.Length - 1 : part.Length;
    }

    [GeneratedRegex(@"\[(?<words>[^\]\n]+)\]\((?<url>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)(\*\*|__)(?<words>\S(?:[^\n]*?\S)?)\1")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w*\\])\*(?<words>[^\s*](?:[^*\n]*[^\s*\\])?)\*(?![\w*])")]
    private static partial Regex Italic();

    [GeneratedRegex(@"\\(?<mark>[\\`*_{}\[\]()#+\-.!>])")]
    private static partial Regex Escape();
}
