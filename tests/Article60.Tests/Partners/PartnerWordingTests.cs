namespace Article60.Tests.Partners;

/// <summary>From any wording to the cost of that centre with its date and source, what each side does, how long it lasts, and the other route.</summary>
public sealed class PartnerWordingTests
{
    private const string Cost = "Calculer le coût pour mon organisation";

    public static TheoryData<string> Wordings => new(
        "on voudrait engager qqn", "on voudrait engager quelqu'un en article 60", "combien coûte…", "combien ça coûte ?", "je cherche des bras", "on cherche de la main d'oeuvre", "nous cherchons un ouvrier",
        "nous sommes une asbl et nous voulons accueillir un article 60", "on est une petite asbl et on a besoin de quelqu'un", "combien coûte un travailleur article 60 pour une asbl", "votre tarif svp", "quel est le prix ?",
        "devenir partenaire", "comment prendre un article 60 chez nous", "we want to hire someone for our association", "bonjour, nous sommes une association et nous cherchons du personnel");

    [Theory, MemberData(nameof(Wordings))]
    public void Any_wording_leads_to_the_cost_with_everything_beside_it(string words)
    {
        var visitor = new Visitor();
        visitor.Say(words);
        // At most two buttons of what was offered, then the two answers that the cost depends on.
        for (var presses = 0; presses < 2 && visitor.Now.Flow?.Flow != "flow-partner-cost"; presses++) visitor.Say(Offered(visitor));
        Assert.Equal("flow-partner-cost", visitor.Now.Flow?.Flow);
        if (visitor.Now.Flow!.Asked == "centre") visitor.Say("Binche");
        if (visitor.Now.Flow!.Asked == "partner-kind") visitor.Say("ASBL ou non marchand");

        foreach (var said in (string[])["274 €", "1er mars 2026", "Dépliant du CPAS de Binche", "312 jours", "36 mois", "Le CPAS reste l'employeur", "Vous encadrez", "article 61", "La convention signée décide", $"[{PartnerForm.Title}]"])
            Assert.Contains(said, visitor.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_that_is_not_published_is_said_to_be_unpublished_and_nothing_is_asked_again()
    {
        var visitor = new Visitor("binche");
        visitor.Say("combien ça coûte pour une société privée ?");
        if (visitor.Now.Flow!.Asked is not null) visitor.Say("Entreprise privée");
        Assert.Contains("n'a pas publié de montant", visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("064/30.00.26", visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("article 61", visitor.Heard, StringComparison.Ordinal);
        Assert.Null(visitor.Now.Flow!.Asked);
        Assert.DoesNotContain("900", visitor.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_after_a_result_is_no_question_about_leaving_the_job()
    {
        var visitor = new Visitor("binche");
        visitor.Say("combien coûte un travailleur pour une asbl ?");
        visitor.Say("quitter");
        Assert.Contains("j'arrête", visitor.Heard, StringComparison.Ordinal);
        Assert.Null(visitor.Now.Flow);
    }

    /// <summary>The cost where it is offered, else the form, which offers it too.</summary>
    private static string Offered(Visitor visitor) =>
        visitor.Now.Offered.FirstOrDefault(choice => choice == Cost) ?? visitor.Now.Offered.FirstOrDefault(choice => choice == PartnerForm.Title)
        ?? throw new InvalidOperationException($"Neither the cost nor the form is offered:\n{visitor.Heard}");
}
