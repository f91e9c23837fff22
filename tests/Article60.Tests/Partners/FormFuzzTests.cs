using Article60.Dialogue.Forms;

namespace Article60.Tests.Partners;

/// <summary>A hundred thousand random inputs to forms and messages: no exception, no lost value, no record too many or too few.</summary>
public sealed class FormFuzzTests
{
    private const int Inputs = 100_000;
    private const int TurnsPerVisitor = 50;

    private static readonly string[] Fields =
        ["centre", "partner-kind", "organisation", "approval", "enterprise-number", "sector", "post", "workers", "workplace", "tasks", "risks", "own-candidate", "contact-name", "phone", "mail", "consent", "name", "about", "moment", "no-such-field", "had", "page"];

    private static readonly string[] Values =
        ["", " ", "liege", "binche", "nonprofit", "social-economy", "ASBL X", "1999999943", "1999999944", "2", "-1", "999999999999999999999", "0470123456", "0470", "a@b.be", "a@", "true", "false", "yes", "no",
         "none,height", ",,,", "<script>alert(1)</script>", "[x](javascript:alert(1))", "\u0000\u0001", "😀🏳️‍🌈", "مرحبا", "=cmd|' /C calc'!A0", "⟦reference⟧", "{reference}", "{{amount minimum-wage.full-time}}", "\ud800", "1e9", "٣", "\r\nBcc: x@y.be", "'; DROP TABLE requests; --"];

    private static readonly string[] Sayings =
        ["Formulaire pour accueillir un travailleur", "Demander à être rappelé", "Répondre par écrit", "Remplir la carte", "retour", "je passe", "Continuer le formulaire", "Corriger", "Corriger : Téléphone", "envoyer", "oui", "non", "1", "2", "3",
         "Ajouter des détails", "c'est quoi un article 60 ?", "combien coûte une asbl à binche ?", "CPAS de Liège", "asbl", "Les Petits Pas", "j'ai 42 ans combien de jours ?", "merci", "effacez mes données", "Oui, tout effacer", "Non, garder", "quitter"];

    private static readonly string[] Verbs = ["form.page", "form.page", "form.page", "form.page", "form.back", "form.edit", "form.send", "form.send", "form.quit", "form.", "flow.answer", "feedback", "open", ""];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_inputs_break_nothing(int seed)
    {
        var random = new Random(seed);
        for (var done = 0; done < Inputs / 4; done += TurnsPerVisitor) Visit(random);
    }

    private static void Visit(Random random)
    {
        var visitor = new Visitor(random.Next(3) switch { 0 => "liege", 1 => "commune-b", _ => null });
        for (var turn = 0; turn < TurnsPerVisitor; turn++)
        {
            var before = visitor.Now;
            var kept = visitor.Kept.Count;
            if (random.Next(4) == 0) visitor.Say(random.Next(3) == 0 ? Pick(random, Values) : Pick(random, Sayings));
            else Press(random, visitor);

            Assert.NotEmpty(visitor.Last.Replies);
            var sent = visitor.Kept.Skip(kept).Count(item => item.Kind is "partner-interest" or "call-back");
            Assert.Equal(visitor.Now.Sent - before.Sent, sent);
            if (sent > 0) Assert.Equal("yes", (string?)visitor.Kept[^1].Data["answers"]!["consent"]);
            LosesNothing(before.Form, visitor);
        }
    }

    /// <summary>While the same form stays open no accepted answer vanishes, unless it was emptied, replaced by something unreadable, or no longer applies.</summary>
    private static void LosesNothing(FormDraft? before, Visitor visitor)
    {
        if (before is null || visitor.Now.Form is not { } after || after.Flow != before.Flow) return;
        foreach (var (name, _) in before.Answers)
            Assert.True(after.Answers.ContainsKey(name) || after.Rejected.ContainsKey(name) || visitor.Touched.Contains(name) || name is "approval" or "approval-number", name);
    }

    private static void Press(Random random, Visitor visitor)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["flow"] = random.Next(10) == 0 ? "flow-sick-pay" : random.Next(3) == 0 ? "flow-contact" : "flow-partner-form",
            ["page"] = Pick(random, ["organisation", "post", "contact", "call-back", "nowhere"]),
            ["form"] = random.Next(3) == 0 ? "0" : $"{visitor.Now.Sent}",
            ["had"] = string.Join(',', Fields.Where(_ => random.Next(4) == 0)),
        };
        for (var i = random.Next(12); i > 0; i--) fields[Pick(random, Fields)] = Pick(random, Values);
        if (random.Next(2) == 0) Complete(fields);
        visitor.Press(Pick(random, Verbs), [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static void Complete(Dictionary<string, string> fields)
    {
        foreach (var (name, value) in ((string, string)[])[("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL"), ("post", "aide"), ("workers", "1"), ("workplace", "Liège"), ("contact-name", "C"), ("phone", "0470123456"), ("consent", "true")])
            fields[name] = value;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
