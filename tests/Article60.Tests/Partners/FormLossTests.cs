namespace Article60.Tests.Partners;

/// <summary>Nothing typed into the interest form is ever lost: going back, other devices, questions in between, corrections.</summary>
public sealed class FormLossTests
{
    [Fact]
    public void Going_back_loses_nothing_on_either_card()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Organisation);
        visitor.Press(visitor.Card, "form.back", ("post", "cuisinier"), ("tasks", "éplucher\nlaver"));
        Assert.Equal("organisation", visitor.Now.Form!.Page);
        Assert.Contains(("organisation", "ASBL Le Jardin partagé"), Visitor.Inputs(visitor.Card));
        visitor.Press(visitor.Card, "form.page");
        Assert.Contains(("post", "cuisinier"), Visitor.Inputs(visitor.Card));
    }

    [Fact]
    public void An_old_card_on_another_device_erases_nothing()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        var onTheTablet = visitor.Card;
        visitor.Press(visitor.Card, "form.page", PartnerForm.Organisation);
        visitor.Press(onTheTablet, "form.page", ("sector", "jardinage"));

        Assert.Equal("ASBL Le Jardin partagé", visitor.Now.Form!.Answers["organisation"]);
        Assert.Equal("jardinage", visitor.Now.Form.Answers["sector"]);
    }

    [Fact]
    public void A_field_emptied_on_purpose_is_empty()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", [.. PartnerForm.Organisation, ("sector", "jardinage")]);
        visitor.Press(visitor.Card, "form.back");
        visitor.Press(visitor.Card, "form.page", ("sector", ""));
        Assert.False(visitor.Now.Form!.Answers.ContainsKey("sector"));
    }

    [Theory]
    [InlineData("Combien coûte un travailleur pour une ASBL ?")]
    [InlineData("C'est quoi un contrat article 60 ?")]
    [InlineData("bonjour")]
    [InlineData("merci")]
    public void A_question_in_between_keeps_every_value(string question)
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Organisation);
        visitor.Say(question);
        Assert.Equal("ASBL Le Jardin partagé", visitor.Now.Form!.Answers["organisation"]);
        visitor.Say("Continuer le formulaire");
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Contact);
        visitor.Press(visitor.Card, "form.send");
        Assert.Single(visitor.Kept);
    }

    [Fact]
    public void A_calculation_in_between_keeps_every_value()
    {
        var visitor = new Visitor("binche");
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "nonprofit"), ("organisation", "ASBL X")]);
        visitor.Say("Combien paie une ASBL à Binche ?");
        if (visitor.Now.Flow?.Asked is not null) visitor.Say("quitter");
        Assert.Equal("ASBL X", visitor.Now.Form!.Answers["organisation"]);
    }

    [Fact]
    public void The_summary_can_be_corrected_page_by_page()
    {
        var visitor = PartnerForm.AtSummary();
        visitor.Press("form.edit", ("flow", "flow-partner-form"), ("page", "organisation"), ("form", "0"));
        visitor.Press(visitor.Card, "form.page", ("organisation", "ASBL Le Verger"));
        Assert.Null(visitor.Now.Form!.Page);
        Assert.Contains("Verger", visitor.Heard, StringComparison.Ordinal);
        visitor.Press(visitor.Card, "form.send");
        Assert.Equal("ASBL Le Verger", (string?)visitor.Kept[0].Data["answers"]!["organisation"]);
    }
}
