using Article60.Dialogue;

namespace Article60.Tests.Partners;

/// <summary>The interest form on its way to the desk: one record, with consent, and a meeting only where one is possible.</summary>
public sealed class FormSendingTests
{
    [Fact]
    public void Three_cards_and_a_summary_make_one_record()
    {
        var visitor = PartnerForm.AtSummary();
        Assert.Contains("Rien n'est encore envoyé", visitor.Heard, StringComparison.Ordinal);
        Assert.Empty(visitor.Kept);

        visitor.Press(visitor.Card, "form.send");

        var kept = Assert.Single(visitor.Kept);
        Assert.Equal("partner-interest", kept.Kind);
        Assert.Equal("liege", (string?)kept.Data["centre"]);
        Assert.Equal("1999.999.943", (string?)kept.Data["answers"]!["enterprise-number"]);
        Assert.Equal("+32470123456", (string?)kept.Data["answers"]!["phone"]);
        Assert.Equal("2", (string?)kept.Data["answers"]!["workers"]);
        Assert.Contains(Reply.Keep.Reference, visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("aucun délai n'est publié", visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("04/220 59 25", visitor.Heard, StringComparison.Ordinal);
        Assert.Null(visitor.Now.Form);
        // A mail to the centre's mailbox and one to the partner.
        Assert.Equal(["info.reinser@cpasdeliege.be", "info@jardin.be"], kept.Data["mails"]!.AsArray().Select(mail => (string?)mail!["to"]));
    }

    [Fact]
    public void Pressing_send_twice_keeps_one_record()
    {
        var visitor = PartnerForm.AtSummary();
        var summary = visitor.Card;
        visitor.Press(summary, "form.send");
        visitor.Press(summary, "form.send");
        visitor.Press(summary, "form.send");

        Assert.Single(visitor.Kept);
        Assert.Contains("déjà envoyée", visitor.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_form_in_the_same_conversation_has_its_own_key()
    {
        var visitor = PartnerForm.AtSummary();
        visitor.Press(visitor.Card, "form.send");
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Organisation);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Contact);
        visitor.Press(visitor.Card, "form.send");

        Assert.Equal(2, visitor.Kept.Select(kept => (string?)kept.Data["key"]).Distinct().Count());
    }

    [Fact]
    public void Without_consent_nothing_is_kept()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Organisation);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Contact[..^1]);
        Assert.Contains("Sans votre accord", visitor.Heard, StringComparison.Ordinal);
        visitor.Press("form.send", ("flow", "flow-partner-form"), ("form", "0"));
        Assert.Empty(visitor.Kept);
    }

    [Fact]
    public void A_phone_or_a_mail_is_enough_and_neither_is_not()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Organisation);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", ("contact-name", "Camille"), ("consent", "true"));
        Assert.Contains("Donnez un téléphone ou une adresse mail", visitor.Heard, StringComparison.Ordinal);
        visitor.Press(visitor.Card, "form.page", ("mail", "info@jardin.be"));
        Assert.Null(visitor.Now.Form!.Page);
    }

    [Fact]
    public void Quitting_forgets_every_answer()
    {
        var visitor = PartnerForm.AtSummary();
        visitor.Press(visitor.Card, "form.quit");
        Assert.Null(visitor.Now.Form);
        Assert.Empty(visitor.Kept);
        Assert.DoesNotContain("Jardin", visitor.Now.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Binche_publishes_no_hours_so_no_meeting_is_invented()
    {
        var visitor = new Visitor("binche");
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "public"), ("organisation", "École")]);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", [.. PartnerForm.Contact, ("meeting", "yes")]);
        visitor.Press(visitor.Card, "form.send");
        Assert.Null(visitor.Kept[0].Data["meeting"]);
    }

    [Fact]
    public void A_meeting_is_proposed_at_the_next_walk_in_time()
    {
        var visitor = new Visitor("commune-b");
        visitor.Say(PartnerForm.Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "public"), ("organisation", "École")]);
        visitor.Press(visitor.Card, "form.page", PartnerForm.Post);
        visitor.Press(visitor.Card, "form.page", [.. PartnerForm.Contact, ("meeting", "yes")]);
        visitor.Press(visitor.Card, "form.send");
        Assert.Equal("2026-11-24T09:00", (string?)visitor.Kept[0].Data["meeting"]!["opens"]);
        Assert.Contains("mardi 24 novembre 2026 à 9 h", visitor.Heard, StringComparison.Ordinal);
    }
}
