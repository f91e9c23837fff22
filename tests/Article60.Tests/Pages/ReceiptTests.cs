using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Dialogue;
using Article60.Host.Pages;
using Article60.Knowledge;
using Article60.Rules;
using Article60.Rules.Calculators;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

public sealed class ReceiptTests
{
    private static KnowledgeBase Knowledge => RealKnowledge.Base;

    [Fact]
    public async Task Every_kind_of_result_comes_back_from_its_link_with_the_same_figures()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        foreach (var sample in Samples.All)
        {
            var token = desk.Receipts.Issue(Knowledge, sample);
            Assert.True(token is { Length: < 700 }, $"{sample.Calculator}: {token?.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no token"}");
            var receipt = Assert.IsType<Receipt>(await desk.Receipts.Open(Knowledge, token!, CancellationToken.None));

            var outcome = Assert.IsType<Outcome.Computed>(AllCalculators.Find(sample.Calculator)!.Run(sample.Inputs, Knowledge.Rules));
            Assert.Equal(Said(sample, outcome, Knowledge), Said(receipt.Result, receipt.Computed, Knowledge));
            Assert.True(receipt.IsFaithful);
            Assert.Equal(Moved.No, receipt.Since);
            Assert.Equal(sample.Day, receipt.Result.Day);
        }
    }

    [Fact]
    public async Task No_changed_sign_of_a_link_is_accepted()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        var token = desk.Receipts.Issue(Knowledge, Samples.Resignation)!;
        for (var i = 0; i < token.Length; i++)
        {
            var tampered = token.ToCharArray();
            tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
            Assert.Null(desk.Tokens.Read(new string(tampered)));
        }

        Assert.Null(desk.Tokens.Read(token[..^1]));
        Assert.Null(desk.Tokens.Read(token + "A"));
        Assert.Null(new ReceiptTokens([.. new byte[32]]).Read(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("....")]
    [InlineData("AAAA")]
    [InlineData("é😀")]
    [InlineData("../../etc/passwd")]
    public async Task A_garbled_link_is_simply_not_ours(string token)
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        Assert.Null(await desk.Receipts.Open(Knowledge, token, CancellationToken.None));
        Assert.Null(await desk.Receipts.Open(Knowledge, token + new string('A', 100_000), CancellationToken.None));
    }

    [Fact]
    public async Task When_a_figure_changes_the_receipt_keeps_the_old_ones_and_says_that_the_law_moved()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        var token = desk.Receipts.Issue(Knowledge, Samples.Resignation)!;
        var before = (await desk.Receipts.Open(Knowledge, token, CancellationToken.None))!;
        var later = Changed("notice.weeks.m6-12", 9m);
        var after = (await desk.Receipts.Open(later, token, CancellationToken.None))!;

        Assert.Equal(before.Sheet.Answer, after.Sheet.Answer);
        Assert.Equal(Said(before.Result, before.Computed, before.Knowledge), Said(after.Result, after.Computed, after.Knowledge));
        Assert.Equal((before.Checksum, before.RuleVersion, true), (after.Checksum, after.RuleVersion, after.IsFaithful));
        Assert.Equal(Moved.Result, after.Since);
        Assert.Contains("9 semaines", after.Today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_this_result_does_not_feel_is_told_apart_from_one_that_it_does()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        var token = desk.Receipts.Issue(Knowledge, Samples.Resignation)!;
        Assert.Equal(Moved.No, (await desk.Receipts.Open(Changed("tutoring-premium.monthly", 999m), token, CancellationToken.None))!.Since);
        Assert.Equal(Moved.FiguresOnly, (await desk.Receipts.Open(Changed("notice.max-weeks", 14m), token, CancellationToken.None))!.Since);
    }

    [Fact]
    public async Task A_database_that_never_saw_the_figures_recomputes_and_says_when_it_cannot_give_the_same()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        var token = desk.Receipts.Issue(Knowledge, Samples.Resignation)!;
        var other = Changed("notice.weeks.m6-12", 9m);
        await using var empty = await ReceiptDesk.With(other);

        Assert.True((await empty.Receipts.Open(Knowledge, token, CancellationToken.None))!.IsFaithful);
        Assert.False((await empty.Receipts.Open(other, token, CancellationToken.None))!.IsFaithful);
    }

    [Fact]
    public async Task The_checksum_differs_when_an_input_does()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        var one = (await desk.Receipts.Open(Knowledge, desk.Receipts.Issue(Knowledge, Samples.Resignation)!, CancellationToken.None))!;
        var other = Samples.Resignation with { Inputs = Samples.Resignation.Inputs.With("notificationDate", new DateOnly(2026, 11, 26)) };
        var two = (await desk.Receipts.Open(Knowledge, desk.Receipts.Issue(Knowledge, other)!, CancellationToken.None))!;
        Assert.NotEqual(one.Checksum, two.Checksum);
        Assert.Equal(one.RuleVersion, two.RuleVersion);
    }

    [Fact]
    public async Task A_calculation_that_is_declined_has_no_receipt()
    {
        await using var desk = await ReceiptDesk.With(Knowledge);
        Assert.Null(desk.Receipts.Issue(Knowledge, Samples.Of("resignation-notice", ("contractType", "CDI"))));
        Assert.Null(desk.Receipts.Issue(Knowledge, Samples.Of("no-such-calculator")));
    }

    [Fact]
    public void Figures_read_back_from_a_snapshot_are_the_figures_that_were_kept()
    {
        var snapshot = RuleSnapshot.Of(Knowledge.Rules);
        var again = RuleSnapshot.Of(snapshot.Read());
        Assert.Equal(snapshot, again);
        foreach (var sample in Samples.All)
            Assert.Equal(
                Said(sample, (Outcome.Computed)AllCalculators.Find(sample.Calculator)!.Run(sample.Inputs, Knowledge.Rules), Knowledge),
                Said(sample, (Outcome.Computed)AllCalculators.Find(sample.Calculator)!.Run(sample.Inputs, snapshot.Read()), Knowledge));
    }

    [Fact]
    public void Every_line_of_every_receipt_is_in_words()
    {
        foreach (var sample in Samples.All)
        {
            var sheet = ResultSheet.Of(Knowledge, sample, (Outcome.Computed)AllCalculators.Find(sample.Calculator)!.Run(sample.Inputs, Knowledge.Rules), "fr")!;
            string[] all = [sheet.Title, sheet.Answer, .. sheet.Inputs.Select(input => $"{input.Name} : {input.Value}"), .. sheet.Warnings, .. sheet.Working.Select(line => line.Text), .. sheet.MustSay, .. sheet.NotExamined];
            Assert.All(all, text => Assert.DoesNotMatch(@"[{}\[\]]|^[a-z]+(-[a-z0-9]+)+ :|^[a-z]+[A-Z]\w* :", text));
        }
    }

    private static string Said(ResultRef result, Outcome.Computed computed, KnowledgeBase knowledge)
    {
        var sheet = ResultSheet.Of(knowledge, result, computed, "fr")!;
        return string.Join('\n', [sheet.Answer, .. sheet.Inputs.Select(f => $"{f.Name}={f.Value}"), .. sheet.Figures.Select(f => $"{f.Name}={f.Value}"), .. sheet.Working.Select(line => line.Text), .. sheet.Warnings]);
    }

    /// <summary>The knowledge of a later day, on which an author changed one figure.</summary>
    internal static KnowledgeBase Changed(string id, decimal value)
    {
        var figures = new Dictionary<string, Parameter>(Knowledge.Rules.Parameters.Parameters);
        figures[id] = figures[id] with { NewestFirst = [.. figures[id].NewestFirst.Select(dated => dated with { Value = value })] };
        return Knowledge with { Rules = Knowledge.Rules with { Parameters = Knowledge.Rules.Parameters with { Parameters = figures.ToFrozenDictionary() } } };
    }
}
