using Article60.Dialogue;

namespace Article60.Tests.Partners;

/// <summary>The interest form: three cards, a summary, one record; nothing typed is ever lost.</summary>
public sealed class PartnerFormTests
{
    private const string Title = "Formulaire pour accueillir un travailleur";

    private static readonly (string, string)[] Organisation = [("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL Le Jardin partagé"), ("enterprise-number", "1999999943")];
    private static readonly (string, string)[] Post = [("post", "aide-jardinier"), ("workers", "2"), ("workplace", "Liège"), ("risks", "height,driving"), ("own-candidate", "no")];
    private static readonly (string, string)[] Contact = [("contact-name", "Camille"), ("phone", "0470/12.34.56"), ("mail", "info@jardin.be"), ("consent", "true")];

    private static Visitor AtSummary()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", Contact);
        return visitor;
    }

    [Fact]
    public void Three_cards_and_a_summary_make_one_record()
    {
        var visitor = AtSummary();
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
        var visitor = AtSummary();
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
        var visitor = AtSummary();
        visitor.Press(visitor.Card, "form.send");
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", Contact);
        visitor.Press(visitor.Card, "form.send");

        Assert.Equal(2, visitor.Kept.Select(kept => (string?)kept.Data["key"]).Distinct().Count());
    }

    [Fact]
    public void A_wrong_value_stays_in_its_field_with_the_error_below_it()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
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
        visitor.Say(Title);
        Assert.DoesNotContain("Cette réponse est nécessaire", visitor.Heard, StringComparison.Ordinal);
        visitor.Press(visitor.Card, "form.page", ("organisation", "ASBL X"));
        Assert.Contains("Cette réponse est nécessaire", visitor.Heard, StringComparison.Ordinal);
        Assert.Equal("organisation", visitor.Now.Form!.Page);
    }

    [Fact]
    public void Social_economy_is_asked_for_its_approval_and_nobody_else()
    {
        var visitor = new Visitor("binche");
        visitor.Say(Title);
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
    public void Going_back_loses_nothing_on_either_card()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
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
        visitor.Say(Title);
        var onTheTablet = visitor.Card;
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Press(onTheTablet, "form.page", ("sector", "jardinage"));

        Assert.Equal("ASBL Le Jardin partagé", visitor.Now.Form!.Answers["organisation"]);
        Assert.Equal("jardinage", visitor.Now.Form.Answers["sector"]);
    }

    [Fact]
    public void A_field_emptied_on_purpose_is_empty()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", [.. Organisation, ("sector", "jardinage")]);
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
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Say(question);
        Assert.Equal("ASBL Le Jardin partagé", visitor.Now.Form!.Answers["organisation"]);
        visitor.Say("Continuer le formulaire");
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", Contact);
        visitor.Press(visitor.Card, "form.send");
        Assert.Single(visitor.Kept);
    }

    [Fact]
    public void A_calculation_in_between_keeps_every_value()
    {
        var visitor = new Visitor("binche");
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "nonprofit"), ("organisation", "ASBL X")]);
        visitor.Say("Combien paie une ASBL à Binche ?");
        if (visitor.Now.Flow?.Asked is not null) visitor.Say("quitter");
        Assert.Equal("ASBL X", visitor.Now.Form!.Answers["organisation"]);
    }

    [Fact]
    public void Without_consent_nothing_is_kept()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", Contact[..^1]);
        Assert.Contains("Sans votre accord", visitor.Heard, StringComparison.Ordinal);
        visitor.Press("form.send", ("flow", "flow-partner-form"), ("form", "0"));
        Assert.Empty(visitor.Kept);
    }

    [Fact]
    public void A_phone_or_a_mail_is_enough_and_neither_is_not()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", ("contact-name", "Camille"), ("consent", "true"));
        Assert.Contains("Donnez un téléphone ou une adresse mail", visitor.Heard, StringComparison.Ordinal);
        visitor.Press(visitor.Card, "form.page", ("mail", "info@jardin.be"));
        Assert.Null(visitor.Now.Form!.Page);
    }

    [Fact]
    public void Quitting_forgets_every_answer()
    {
        var visitor = AtSummary();
        visitor.Press(visitor.Card, "form.quit");
        Assert.Null(visitor.Now.Form);
        Assert.Empty(visitor.Kept);
        Assert.DoesNotContain("Jardin", visitor.Now.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_can_be_corrected_page_by_page()
    {
        var visitor = AtSummary();
        visitor.Press("form.edit", ("flow", "flow-partner-form"), ("page", "organisation"), ("form", "0"));
        visitor.Press(visitor.Card, "form.page", ("organisation", "ASBL Le Verger"));
        Assert.Null(visitor.Now.Form!.Page);
        Assert.Contains("Verger", visitor.Heard, StringComparison.Ordinal);
        visitor.Press(visitor.Card, "form.send");
        Assert.Equal("ASBL Le Verger", (string?)visitor.Kept[0].Data["answers"]!["organisation"]);
    }

    [Fact]
    public void Somebody_without_cards_answers_in_sentences()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Say("Répondre par écrit");
        foreach (var said in (string[])["CPAS de Liège", "une asbl", "Le Jardin Bleu", "aide-cuisinier", "2", "Liège centre", "Dominique", "0470 12 34 5", "0470 12 34 56", "oui"]) visitor.Say(said);
        Assert.Contains("Le Jardin Bleu", visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("[Envoyer]", visitor.Heard, StringComparison.Ordinal);
        visitor.Say("envoyer");

        var kept = Assert.Single(visitor.Kept);
        Assert.Equal("nonprofit", (string?)kept.Data["answers"]!["partner-kind"]);
        Assert.Equal("+32470123456", (string?)kept.Data["answers"]!["phone"]);
        Assert.Equal("2", (string?)kept.Data["answers"]!["workers"]);
    }

    [Fact]
    public void In_sentences_too_a_question_is_answered_and_the_form_goes_on()
    {
        var visitor = new Visitor("liege");
        visitor.Say(Title);
        visitor.Say("Répondre par écrit");
        visitor.Say("asbl");
        visitor.Say("C'est quoi un contrat article 60 ?");
        Assert.Contains("Quel est le nom de votre organisation", visitor.Heard, StringComparison.Ordinal);
        visitor.Say("Le Jardin Bleu");
        visitor.Say("retour");
        Assert.Contains("Réponse actuelle : Le Jardin Bleu", visitor.Heard, StringComparison.Ordinal);
        visitor.Say("Les Grands Pas");
        Assert.Equal("Les Grands Pas", visitor.Now.Form!.Answers["organisation"]);
    }

    [Fact]
    public void One_field_of_the_summary_is_corrected_in_words()
    {
        var visitor = AtSummary();
        visitor.Say("Corriger : Téléphone");
        visitor.Say("04 220 59 25");
        Assert.Equal("+3242205925", visitor.Now.Form!.Answers["phone"]);
        Assert.Contains("04 220 59 25", visitor.Heard, StringComparison.Ordinal);
        visitor.Say("oui");
        Assert.Single(visitor.Kept);
    }

    [Fact]
    public void Binche_publishes_no_hours_so_no_meeting_is_invented()
    {
        var visitor = new Visitor("binche");
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "public"), ("organisation", "École")]);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", [.. Contact, ("meeting", "yes")]);
        visitor.Press(visitor.Card, "form.send");
        Assert.Null(visitor.Kept[0].Data["meeting"]);
    }

    [Fact]
    public void A_meeting_is_proposed_at_the_next_walk_in_time()
    {
        var visitor = new Visitor("commune-b");
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "public"), ("organisation", "École")]);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", [.. Contact, ("meeting", "yes")]);
        visitor.Press(visitor.Card, "form.send");
        Assert.Equal("2026-11-24T09:00", (string?)visitor.Kept[0].Data["meeting"]!["opens"]);
        Assert.Contains("mardi 24 novembre 2026 à 9 h", visitor.Heard, StringComparison.Ordinal);
    }

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
            || visitor.Heard.Contains(Title, StringComparison.Ordinal) || visitor.Heard.Contains("flow-partner", StringComparison.Ordinal)
            || visitor.Now.LastTopic?.StartsWith("partner-", StringComparison.Ordinal) == true, visitor.Heard);
    }

    [Fact]
    public void Every_input_of_every_card_has_a_label_and_every_card_a_way_out()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        foreach (var values in (IEnumerable<(string, string)[]>)[Organisation, Post, Contact])
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
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", [("partner-kind", "nonprofit"), ("organisation", "[clic](https://mauvais.example) <b>")]);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", Contact);
        var facts = string.Join("", Visitor.Nodes(visitor.Card).Where(node => node["facts"] is not null).SelectMany(node => node["facts"]!.AsArray()).Select(fact => (string?)fact!["value"]));
        Assert.DoesNotContain("[clic](", facts, StringComparison.Ordinal);
    }
}
