using System.Text.RegularExpressions;
using Article60.Dialogue;
using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Knowledge;

/// <summary>What every answer owes its readers, measured on the text as a visitor sees it.</summary>
public sealed partial class AnswerTextTests
{
    private static readonly DateTime Noon = RealKnowledge.Today.ToDateTime(new TimeOnly(12, 0));

    public static TheoryData<string> Topics() => [.. RealKnowledge.Base.Answers.Values.Where(answer => answer.Kind is AnswerKind.Topic or AnswerKind.Glossary).Select(answer => answer.Topic).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Topics))]
    public void Short_answer_has_short_sentences(string topic)
    {
        var lengths = Sentences(Short(topic)).Select(sentence => Words().Count(sentence)).Where(words => words > 0).ToList();

        Assert.True(lengths.Average() <= 15, $"{topic}: {lengths.Average():0.0} words a sentence");
        Assert.True(lengths.Max() <= 30, $"{topic}: a sentence of {lengths.Max()} words");
    }

    [Theory, MemberData(nameof(Topics))]
    public void Answer_says_its_sources_and_when_it_was_checked(string topic)
    {
        var said = Open(topic);

        Assert.Contains("Sources", said, StringComparison.Ordinal);
        Assert.Contains("Vérifié le", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Topics))]
    public void Abbreviations_are_explained_where_an_answer_first_uses_them(string topic)
    {
        var said = string.Join("\n", new[] { Short(topic), Rendered(topic) });
        foreach (var (word, explanation) in Explained)
            if (Regex.IsMatch(said, $@"\b{word}\b"))
                Assert.True(Regex.IsMatch(said, explanation, RegexOptions.IgnoreCase), $"{topic}: {word} is not explained");
    }

    [Theory, MemberData(nameof(Topics))]
    public void No_placeholder_or_missing_word_reaches_the_visitor(string topic)
    {
        var said = Open(topic);

        Assert.DoesNotContain("{{", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[[a-z-]+(\.[a-z-]+)+\]", said);
        Assert.DoesNotContain("un montant que ce CPAS n'a pas publié", said, StringComparison.Ordinal);
    }

    /// <summary>An abbreviation and what its explanation must contain, somewhere in the same answer.</summary>
    private static readonly (string Word, string Explanation)[] Explained =
    [
        ("RIS", @"revenu d['’]intégration"),
        ("PIIS", @"projet individualisé"),
        ("ASBL", @"association|sans but lucratif"),
        ("EPI", @"protection"),
        ("ETA", @"travail adapté"),
        ("CISP", @"centre d['’]insertion"),
        ("GRAPA", @"personnes âgées|pension"),
        ("CDD", @"durée déterminée|date de fin"),
        ("CDI", @"durée indéterminée|sans date de fin"),
    ];

    private static string Short(string topic) => ((Reply.Text)Assistant.Reply(RealKnowledge.Base, Conversation.New with { AskedCentre = true }, Button(topic), Noon).Replies[0]).Markdown;

    private static string Rendered(string topic) => Open(topic);

    private static string Open(string topic) => string.Join("\n", Assistant.Reply(RealKnowledge.Base, Conversation.New, Button(topic), Noon).Replies.Select(reply => reply switch
    {
        Reply.Text text => text.Markdown,
        Reply.Card card => card.PlainText,
        _ => "",
    }));

    private static UserMessage.Submitted Button(string topic) =>
        new("open", System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary<string, string>([new("id", topic)]));

    private static IEnumerable<string> Sentences(string markdown) =>
        SentenceEnd().Split(Link().Replace(markdown, "$1").Replace("**", "", StringComparison.Ordinal)).Where(sentence => sentence.Trim().Length > 0);

    [GeneratedRegex(@"(?<=[.!?:…])\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,/-]*")]
    private static partial Regex Words();
}
