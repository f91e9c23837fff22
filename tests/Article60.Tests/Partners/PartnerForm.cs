namespace Article60.Tests.Partners;

/// <summary>What an ordinary partner fills in.</summary>
internal static class PartnerForm
{
    public const string Title = "Formulaire pour accueillir un travailleur";

    public static readonly (string, string)[] Organisation = [("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL Le Jardin partagé"), ("enterprise-number", "1999999943")];
    public static readonly (string, string)[] Post = [("post", "aide-jardinier"), ("workers", "2"), ("workplace", "Liège"), ("risks", "height,driving"), ("own-candidate", "no")];
    public static readonly (string, string)[] Contact = [("contact-name", "Camille"), ("phone", "0470/12.34.56"), ("mail", "info@jardin.be"), ("consent", "true")];

    public static Visitor AtSummary()
    {
        var visitor = new Visitor();
        visitor.Say(Title);
        visitor.Press(visitor.Card, "form.page", Organisation);
        visitor.Press(visitor.Card, "form.page", Post);
        visitor.Press(visitor.Card, "form.page", Contact);
        return visitor;
    }
}
