namespace Article60.Tests.Partners;

/// <summary>The cards of the interest form: errors in their place, questions that apply, labels, a way out.</summary>
public sealed class FormCardTests
{
    [Fact]
    public void A_wrong_value_stays_in_its_field_with_the_error_below_it()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", [("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL X"), ("enterprise-number", "1999999944")]);

        Assert.Contains(("enterprise-number", "1999999944"), Visitor.Inputs(visitor.Card));
        Assert.Contains(("organisation", "ASBL X"), Visitor.Inputs(visitor.Card));
        var body = visitor.Card["body"]!.AsArray();
        var field = body.Select((block, i) => (block, i)).First(entry => (string?)entry.block!["id"] == "enterprise-number").i;
        Assert.Equal("Attention", (string?)body[field + 1]!["color"]);

        visitor.Press(visitor.Card, "form.page", ("enterprise-number", "1999.999.943"));
        Assert.Equal("post", visitor.Now.Form!.Page);
        Assert.Equal("ASBL X", visitor.Now.Form.Answers["organisation"]);
    }

    [Fact]
    public void What_is_missing_is_said_only_after_the_first_try()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        Assert.DoesNotContain("Cette réponse est nécessaire", visitor.Heard, StringComparison.Ordinal);
        visitor.Press(visitor.Card, "form.page", ("organisation", "ASBL X"));
        Assert.Contains("Cette réponse est nécessaire", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal("organisation", visitor.Now.Form!.Page);
    }

    [Fact]
    public void Social_economy_is_asked_for_its_approval_and_nobody_else()
    {
        var visitor = new Visitor("binche");
        visitor.Say(PartnerForm.Title);
        Assert.DoesNotContain(Visitor.Inputs(visitor.Card), input => input.Name == "approval");
        visitor.Press(visitor.Card, "form.page", ("partner-kind", "social-economy"), ("organisation", "La Ressourcerie"));
        Assert.Contains(Visitor.Inputs(visitor.Card), input => input.Name == "approval");
        visitor.Press(visitor.Card, "form.page", ("approval", "reuse"));
        Assert.Equal("post", visitor.Now.Form!.Page);
        visitor.Press(visitor.Card, "form.back");
        visitor.Press(visitor.Card, "form.page", ("partner-kind", "nonprofit"));
        Assert.False(visitor.Now.Form!.Answers.ContainsKey("approval"));
    }

    [Fact]
    public void Every_input_of_every_card_has_a_label_and_every_card_a_way_out()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        foreach (var values in (IEnumerable<(string, string)[]>)[PartnerForm.Organisation, PartnerForm.Post, PartnerForm.Contact])
        {
            foreach (var input in Visitor.Nodes(visitor.Card).Where(node => ((string?)node["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true))
                Assert.False(string.IsNullOrWhiteSpace((string?)input["label"]), input.ToJsonString());
            Assert.Contains(Visitor.Actions(visitor.Card), action => (string?)action["data"]?["verb"] == "form.quit");
            visitor.Press(visitor.Card, "form.page", values);
        }
    }

    [Fact]
    public void What_a_visitor_types_is_never_Markdown_on_our_cards()
    {
        var visitor = new Visitor("liege");
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "nonprofit"), ("organisation", "[clic](https://mauvais.example) <b>")]);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Contact);
        var facts = string.Join("", Visitor.Nodes(visitor.Card).Where(node => node["facts"] is not null).SelectMany(node => node["facts"]!.AsArray()).Select(fact => (string?)fact!["value"]));
        Assert.DoesNotContain("[clic](", facts, StringComparison.Ordinal);
    }
}
