using Article60.Tests.Support;

namespace Article60.Tests.Partners;

/// <summary>Names that sound like distress, and distress, in the open fields of the form in sentences; lists in <c>tests/cases/partners/open-fields</c>.</summary>
public sealed class OpenFieldTests
{
    public static TheoryData<string> Names => Lines("names.txt");

    public static TheoryData<string> Either => Lines("either.txt");

    public static TheoryData<string> Cries => Lines("cries.txt");

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_taken_as_a_name_and_nothing_else_is_said(string name)
    {
        var visitor = AtTheName();
        visitor.Say(name);
        Assert.Equal(name, visitor.Now.Form!.Answers["organisation"]);
        Assert.DoesNotContain("112", visitor.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("101", visitor.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("107", visitor.Heard, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cries))]
    public void A_cry_for_help_is_answered_first_and_the_form_is_kept(string cry)
    {
        var visitor = AtTheName();
        visitor.Say(cry);
        Assert.Matches("\\*\\*(112|101|103|107|0800 ?[0-9 ]+)\\*\\*", ((Article60.Dialogue.Reply.Text)visitor.Last.Replies[0]).Markdown);
        Assert.Equal("nonprofit", visitor.Now.Form!.Answers["partner-kind"]);
        visitor.Say("ASBL Le Jardin Bleu");
        Assert.Contains("ASBL Le Jardin Bleu", visitor.Now.Form!.Answers.Values);
    }

    [Theory, MemberData(nameof(Either))]
    public void What_may_be_either_is_a_name_when_it_is_said_again(string words)
    {
        var visitor = AtTheName();
        visitor.Say(words);
        if (!visitor.Now.Form!.Answers.ContainsKey("organisation")) visitor.Say(words);
        Assert.Equal(words, visitor.Now.Form!.Answers["organisation"]);
    }

    private static Visitor AtTheName()
    {
        var visitor = new Visitor("liege");
        foreach (var said in (string[])["Formulaire pour accueillir un travailleur", "Répondre par écrit", "asbl"]) visitor.Say(said);
        return visitor;
    }

    private static TheoryData<string> Lines(string file) =>
        new(File.ReadLines(Path.Combine(Repository.Cases("partners"), "open-fields", file)).Where(line => line.Length > 0 && !line.StartsWith('#')));
}
