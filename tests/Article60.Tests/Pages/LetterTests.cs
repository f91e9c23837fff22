using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Rules;
using Article60.Rules.Calculators;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

public sealed class LetterTests
{
    [Fact]
    public void The_letter_says_the_length_and_the_first_day_of_the_notice_as_the_law_wants()
    {
        var (letter, result) = Write(Samples.Resignation);
        var text = letter.Plain();
        var say = new Wording(RealKnowledge.Base, "fr");
        Assert.Contains($"La durée de mon préavis est de {Wording.Number(((Value.Number)result["weeks"]!).Amount)} semaines.", text, StringComparison.Ordinal);
        Assert.Contains($"commence le {say.Date(((Value.Day)result["noticeStart"]!).Date)} et se termine le {say.Date(((Value.Day)result["noticeEnd"]!).Date)}", text, StringComparison.Ordinal);
        Assert.Contains("Le 25 novembre 2026", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[{}\[\]]|\*\*", text);
    }

    [Fact]
    public void Handed_over_it_has_a_part_to_sign_for_receipt_and_by_post_it_has_none()
    {
        var (handed, _) = Write(Samples.Resignation);
        var (posted, _) = Write(Samples.Resignation with { Inputs = Samples.Resignation.Inputs.With("notificationMode", "recommande") });
        Assert.Contains("Reçu un exemplaire", handed.Plain(), StringComparison.Ordinal);
        Assert.DoesNotContain("Reçu un exemplaire", posted.Plain(), StringComparison.Ordinal);
        Assert.Contains("Par lettre recommandée", posted.Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_harm_stands_above_the_letter_and_not_in_it()
    {
        var (letter, _) = Write(Samples.Resignation);
        Assert.Contains(letter.Before, text => text.Contains("RIS", StringComparison.Ordinal));
        Assert.Contains(letter.Before, text => text.Contains("chômage", StringComparison.Ordinal));
        Assert.DoesNotContain("chômage", letter.Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_letter_where_no_notice_is_possible()
    {
        var late = Samples.Of("resignation-notice", ("who", "employee"), ("contractType", "CDD"), ("contractStart", new DateOnly(2026, 1, 5)),
            ("contractEnd", new DateOnly(2026, 12, 31)), ("seniorityStart", new DateOnly(2026, 1, 5)), ("notificationMode", "remise"), ("notificationDate", new DateOnly(2026, 11, 25)));
        var (letter, _) = Write(late);
        Assert.True(letter.Paragraphs.IsEmpty);
        Assert.Contains("assistant social", letter.Otherwise, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_resignation_has_a_letter() =>
        Assert.Null(LetterText.Of(RealKnowledge.Base, Samples.WalkIn, (Outcome.Computed)AllCalculators.Find("next-walk-in")!.Run(Samples.WalkIn.Inputs, RealKnowledge.Base.Rules), "fr"));

    [Theory]
    [InlineData("title: T\ncalculator: resignation-notise\nsources: [wl-s47]\nchecked: 2026-11-22", "x", "K805")]
    [InlineData("title: T\ncalculator: resignation-notice\nsources: []\nchecked: 2026-11-22", "x", "K802")]
    [InlineData("title: T\ncalculator: resignation-notice\nsources: [wl-s47]\nchecked: 2026-11-22\nbefore: [resign-alowed]", "x", "K804")]
    [InlineData("title: T\ncalculator: resignation-notice\nsources: [wl-s47]\nchecked: 2026-11-22\nonly-when: { weeks: present }", "x", "K803")]
    [InlineData("title: T\ncalculator: resignation-notice\nsources: [wl-s47]\nchecked: 2026-11-22", "## quand il pleut\nx", "K806")]
    [InlineData("title: T\ncalculator: resignation-notice\nsources: [wl-s47]\nchecked: 2026-11-22", "Je pars dans 13 semaines.", "K305")]
    [InlineData("title: T\ncalculator: resignation-notice\nsources: [wl-s47]\nchecked: 2026-11-22\ntilte: x", "x", "K102")]
    public void An_authors_mistake_is_reported_with_its_file_and_line(string head, string body, string code)
    {
        using var folder = new TestFolder();
        File.WriteAllText(Path.Combine(folder.Sub("letters"), "resignation.fr.md"), $"---\n{head}\n---\n{body}\n");
        var (real, problems) = (new KnowledgeFiles(Repository.Knowledge), new ProblemList());
        var sources = SourceReader.Read(real, problems);
        var scope = new TemplateScope(ParameterReader.Read(real, sources, problems), sources, new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        LetterReader.Read(new KnowledgeFiles(folder.Path), scope, RealKnowledge.Base.Answers.Keys, problems);

        var problem = Assert.Single(problems.Sorted(), problem => problem.Code == code);
        Assert.Equal("knowledge/letters/resignation.fr.md", problem.File);
        Assert.InRange(problem.Line, 2, head.Split('\n').Length + 4);
    }

    private static (LetterText Letter, Value.Fields Result) Write(ResultRef result)
    {
        var computed = (Outcome.Computed)AllCalculators.Find(result.Calculator)!.Run(result.Inputs, RealKnowledge.Base.Rules);
        return (LetterText.Of(RealKnowledge.Base, result, computed, "fr")!, computed.Result);
    }
}
