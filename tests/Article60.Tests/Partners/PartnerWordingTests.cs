namespace Article60.Tests.Partners;

/// <summary>From any wording to the form or the cost.</summary>
public sealed class PartnerWordingTests
{
    [Theory]
    [InlineData("on voudrait engager quelqu'un en article 60")]
    [InlineData("je cherche des bras")]
    [InlineData("nous sommes une asbl et nous voulons accueillir un article 60")]
    [InlineData("combien coûte un travailleur article 60 pour une asbl")]
    public void From_any_wording_the_form_or_the_cost_is_one_button_away(string words)
    {
        var visitor = new Visitor();
        visitor.Say(words);
        Assert.True(visitor.Now.Form is not null || visitor.Now.Flow?.Flow == "flow-partner-cost"
            || visitor.Heard.Contains(PartnerForm.Title, StringComparison.Ordinal) || visitor.Heard.Contains("flow-partner", StringComparison.Ordinal)
            || visitor.Now.LastTopic?.StartsWith("partner-", StringComparison.Ordinal) == true, visitor.Heard);
    }
}
