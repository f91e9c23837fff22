using System.Text.RegularExpressions;
using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>Somebody who reads French with difficulty, on an old phone, is the reader we write for.</summary>
public sealed partial class ReadabilityTests
{
    private const int LongestMean = 15;
    private const int LongestSentence = 30;

    /// <summary>Names everybody in this conversation knows, or that the product itself carries.</summary>
    private static readonly HashSet<string> Known = ["CPAS"];

    public static TheoryData<string> Topics() => [.. RealKnowledge.Base.Answers.Keys.Order()];

    [Theory, MemberData(nameof(Topics))]
    public void Short_answer_has_short_sentences(string topic)
    {
        var lengths = Prose.Sentences(Prose.Render(RealKnowledge.Base.Answers[topic].Brief, topic)).Select(Prose.WordsOf).ToArray();

        Assert.True(lengths.Average() <= LongestMean, $"{topic}: {lengths.Average():0.0} words a sentence.");
    }

    [Theory, MemberData(nameof(Topics))]
    public void No_sentence_is_long(string topic)
    {
        var answer = RealKnowledge.Base.Answers[topic];
        var all = new[] { answer.Brief, answer.Details, answer.Next, answer.Aloud }.SelectMany(part => Prose.Sentences(Prose.Render(part, topic)));

        Assert.DoesNotContain(all, sentence => Prose.WordsOf(sentence) > LongestSentence);
    }

    [Fact]
    public void No_sentence_of_a_centre_is_long()
    {
        var all = RealKnowledge.Base.Centres.Values.SelectMany(centre =>
            centre.Local.SelectMany(local => Prose.Sentences(Prose.Render(local.Value.Text, local.Key, centre))));

        Assert.DoesNotContain(all, sentence => Prose.WordsOf(sentence) > LongestSentence);
    }

    [Theory, MemberData(nameof(Topics))]
    public void Abbreviations_are_explained_where_they_first_stand(string topic)
    {
        var answer = RealKnowledge.Base.Answers[topic];
        if (answer.Kind == AnswerKind.Glossary) return;
        var text = string.Join('\n', new[] { answer.Brief, answer.Details, answer.Next }.Select(part => string.Concat(part.Parts.OfType<TemplatePart.Literal>().Select(literal => literal.Text))));

        Assert.Empty(Abbreviations().Matches(text).DistinctBy(match => match.Value).Where(match => !Known.Contains(match.Value) && !Explained(text, match)).Select(match => match.Value));
    }

    [Fact]
    public void A_title_opens_one_thing()
    {
        var titles = RealKnowledge.Base.Answers.Values.Select(answer => answer.Title).Concat(RealKnowledge.Base.Flows.Values.Select(flow => flow.Words.Title));

        Assert.Empty(titles.GroupBy(title => title, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Every_answer_about_the_subject_can_be_said_in_one_breath() =>
        Assert.Empty(RealKnowledge.Base.Answers.Values.Where(answer => answer.Kind == AnswerKind.Topic && answer.Topic != "language-unsupported" && answer.Aloud.IsEmpty).Select(answer => answer.Topic));

    /// <summary>Explained: a bracket follows, it stands in a bracket itself, or "X : …" or "X est …" introduces it.</summary>
    private static bool Explained(string text, Match match)
    {
        var line = text[(text.LastIndexOf('\n', match.Index) + 1)..];
        var at = match.Index - (text.Length - line.Length);
        line = line.Split('\n')[0];
        var (before, after) = (line[..at], line[(at + match.Length)..]);
        return Follows().IsMatch(after) || before.LastIndexOf('(') > before.LastIndexOf(')') || after.Split('(')[0].Length <= 20 && after.Contains('(');
    }

    [GeneratedRegex(@"\b(?!C4\b)\p{Lu}[\p{Lu}\d]{1,6}\b|\bC4\b")]
    private static partial Regex Abbreviations();

    [GeneratedRegex(@"^(\*\*)?(\s*\(|\s:\s|\sest\s)")]
    private static partial Regex Follows();
}
