namespace Article60.Tests.Understanding;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("je m'appelle Zorba Quillon et je veux un rendez-vous", "je m'appelle [nom] et je veux un rendez-vous")]
    [InlineData("moi c'est Zorba, j'ai 42 ans", "moi c'est [nom], j'ai 42 ans")]
    [InlineData("mijn naam is Zorba", "mijn naam is [nom]")]
    [InlineData("rappelez-moi au 0470 12 34 56 svp", "rappelez-moi au [téléphone] svp")]
    [InlineData("085/31.03.43 c'est le bon numéro ?", "[téléphone] c'est le bon numéro ?")]
    [InlineData("+32 470 12 34 56", "[téléphone]")]
    [InlineData("mon mail zorba.q@exemple.be", "mon mail [mail]")]
    [InlineData("mon compte BE68 5390 0754 7034", "mon compte [compte]")]
    [InlineData("registre national 85.07.30-033.28", "registre national [registre national]")]
    public void What_names_a_person_is_taken_out(string text, string redacted) =>
        Assert.Equal(redacted, Trained.OnEverything.Redactor.Redact(text));

    [Theory]
    [InlineData("Bonjour, combien coûte un article 60 à Liège ?")]
    [InlineData("Le CPAS de Binche paie 1.994,18 € pour 312 jours depuis le 01/03/2026")]
    [InlineData("c'est Binche ou Liège qui décide ?")]
    public void A_question_without_persons_stays_as_it_is(string text) =>
        Assert.Equal(text, Trained.OnEverything.Redactor.Redact(text));
}
