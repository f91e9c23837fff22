using Article60.Dialogue.Forms;
using Article60.Tests.Support;

namespace Article60.Tests.Partners;

/// <summary>Call me back, at any hour; and when the desk opens again.</summary>
public sealed class CallBackTests
{
    private const string Title = "Demander à être rappelé";

    [Fact]
    public void A_phone_number_and_consent_are_enough()
    {
        var visitor = new Visitor("commune-b");
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", ("phone", "0470123456"), ("consent", "true"));
        visitor.Press(visitor.Card, "form.send");

        var kept = Assert.Single(visitor.Kept);
        Assert.Equal("call-back", kept.Kind);
        Assert.Contains("mardi 24 novembre 2026 à 9 h", visitor.Heard, StringComparison.Ordinal);
    }

    /// <summary>Walk-in Tuesday and Thursday 9:00 to 11:30.</summary>
    [Theory]
    [InlineData("2026-05-13T15:00", "2026-05-19T09:00")] // Ascension on Thursday 14 May
    [InlineData("2026-07-20T10:00", "2026-07-23T09:00")] // national day on Tuesday 21 July
    [InlineData("2026-11-24T10:00", "2026-11-24T09:00")] // open now
    [InlineData("2026-11-24T11:30", "2026-11-26T09:00")] // the closing minute is too late
    [InlineData("2026-12-24T12:00", "2026-12-29T09:00")]
    public void The_next_walk_in_time_counts_holidays(string now, string opens)
    {
        var opening = DeskOpening.Next(RealKnowledge.Base.Rules, RealKnowledge.Base.Centres["commune-b"], Time(now));
        Assert.Equal(Time(opens), opening!.Opens);
    }

    [Theory]
    [InlineData("2026-11-22T10:00", "2026-11-23")]
    [InlineData("2026-12-24T10:00", "2026-12-28")] // Friday is Christmas
    [InlineData("2026-12-31T10:00", "2027-01-04")]
    [InlineData("2026-04-02T10:00", "2026-04-03")]
    [InlineData("2026-04-03T10:00", "2026-04-07")] // Easter Monday
    public void Without_published_hours_the_next_office_day_is_told(string now, string day)
    {
        var opening = DeskOpening.Next(RealKnowledge.Base.Rules, RealKnowledge.Base.Centres["binche"], Time(now));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateOnly.FromDateTime(opening!.Opens));
        Assert.Null(opening.Closes);
    }

    [Theory]
    [InlineData("effacez mes données")]
    [InlineData("Supprimer mes données !")]
    public void Erasing_is_asked_once_more_and_then_done(string words)
    {
        var visitor = new Visitor("liege");
        visitor.Say(words);
        Assert.Empty(visitor.Kept);
        visitor.Say("Oui, tout effacer");
        Assert.Equal("erase", Assert.Single(visitor.Kept).Kind);
        Assert.Null(visitor.Now.Centre);
        Assert.DoesNotContain(visitor.Now.UserTurns, said => said.Contains("données", StringComparison.Ordinal));
    }

    [Fact]
    public void Erasing_can_be_taken_back()
    {
        var visitor = new Visitor("liege");
        visitor.Say("effacez mes données");
        visitor.Say("Non, garder");
        visitor.Say("oui");
        Assert.DoesNotContain(visitor.Kept, kept => kept.Kind == "erase");
    }

    [Fact]
    public void No_is_asked_for_one_of_three_reasons()
    {
        var visitor = new Visitor();
        visitor.Press("feedback", ("topic", "salary-amount"), ("helped", "no"));
        Assert.Empty(visitor.Kept);
        visitor.Press(visitor.Card, "feedback");
        Assert.Equal("too-hard", (string?)Assert.Single(visitor.Kept).Data["reason"]);
        visitor.Press("feedback", ("topic", "salary-amount"), ("helped", "no"), ("reason", "<script>"));
        visitor.Press("feedback", ("topic", "no-such-topic"), ("helped", "yes"));
        Assert.Single(visitor.Kept);
    }

    private static DateTime Time(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
