using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Article60.Knowledge.Model;

/// <summary>A piece of a text: written out, or to be filled in.</summary>
public abstract record TemplatePart
{
    private TemplatePart() { }

    public sealed record Literal(string Text) : TemplatePart;

    /// <summary>A placeholder such as <c>{{amount minimum-wage.full-time on 2024-05-01}}</c>.</summary>
    /// <param name="Name">amount, value, number, date, from, source-date, source, checked, centre, phone, old.</param>
    /// <param name="Argument">What it names; empty when the name says all.</param>
    /// <param name="On">The day whose value is meant, or null for the day of the conversation.</param>
    public sealed record Hole(string Name, string Argument, DateOnly? On) : TemplatePart;
}

/// <summary>A Markdown text with placeholders, parsed once.</summary>
public sealed partial record Template(ImmutableArray<TemplatePart> Parts)
{
    public static readonly Template Empty = new([]);

    public bool IsEmpty => Parts.IsDefaultOrEmpty;

    /// <summary>Splits at the placeholders; what is malformed stays in the text and is reported by the loader.</summary>
    public static Template Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var end = 0;
        foreach (Match match in HolePattern().Matches(text))
        {
            if (match.Index > end) parts.Add(new TemplatePart.Literal(text[end..match.Index]));
            DateOnly? on = match.Groups["on"].Success && DateOnly.TryParseExact(match.Groups["on"].Value, "yyyy-MM-dd", out var day) ? day : null;
            parts.Add(new TemplatePart.Hole(match.Groups["name"].Value, match.Groups["argument"].Value.Trim(), on));
            end = match.Index + match.Length;
        }

        if (end < text.Length) parts.Add(new TemplatePart.Literal(text[end..]));
        return new(parts.ToImmutable());
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[a-z-]+)(?<argument>(?:(?!\s+on\s+\d|\}\}).)*)(?:\s+on\s+(?<on>\d{4}-\d{2}-\d{2}))?\s*\}\}")]
    private static partial Regex HolePattern();
}
