namespace Article60.Tests.Partners;

/// <summary>The interest form for whoever answers in sentences instead of on cards.</summary>
public sealed class FormInSentencesTests
{
    [Fact]
    public void Somebody_without_cards_answers_in_sentences()
    {
        var visitor = new Visitor();
        visitor.Say(PartnerForm.Title);
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
        visitor.Say(PartnerForm.Title);
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
        var visitor = PartnerForm.AtSummary();
        visitor.Say("Corriger : Téléphone");
        visitor.Say("04 220 59 25");
        Assert.Equal("+3242205925", visitor.Now.Form!.Answers["phone"]);
        Assert.Contains("04 220 59 25", visitor.Heard, StringComparison.Ordinal);
        visitor.Say("oui");
        Assert.Single(visitor.Kept);
    }
}
