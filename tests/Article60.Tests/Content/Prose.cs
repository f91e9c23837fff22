using System.Text.RegularExpressions;
using Article60.Dialogue;
using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>Answers as a visitor without a centre reads them, cut into sentences and words.</summary>
internal static partial class Prose
{
    public static string Render(Template text, string topic, Centre? centre = null) =>
        TemplateText.Render(text, new Wording(RealKnowledge.Base, "fr"), new TextScene(RealKnowledge.Today, centre, topic, RealKnowledge.Today));

    /// <summary>A list item is a sentence of its own; marks of Markdown and addresses of links do not count.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        text.Split('\n')
            .Select(line => Marks().Replace(line, "").Trim())
            .SelectMany(line => EndOfSentence().Split(line))
            .Where(sentence => WordsOf(sentence) > 0);

    /// <summary>Words a reader pronounces: an amount or a phone number is one.</summary>
    public static int WordsOf(string sentence) => Words().Count(sentence);

    [GeneratedRegex(@"^\s*(?:- |\d+\. )|\*\*|\]\([^)]*\)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}«\[\d])")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\d[\d\s.,/]*\d|[\p{L}\p{N}][\p{L}\p{N}'’\-]*")]
    private static partial Regex Words();
}
