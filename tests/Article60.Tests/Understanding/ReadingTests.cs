using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;
using Article60.Tests.Support;

namespace Article60.Tests.Understanding;

/// <summary>Values at the edges of a message and of a conversation.</summary>
public sealed class ReadingTests
{
    private static readonly KnowledgeFiles Files = new(Repository.Knowledge);
    private static readonly Lexicon Lexicon = LexiconReader.Read(Files, new ProblemList());
    private static readonly SlotReader Reader = SlotScore.ReaderOf(Files);
    private static readonly ImmutableArray<string> Everything = ["required-workdays", "resign-notice", "sick-leave-guaranteed-salary", "partner-cost-nonprofit"];

    [Theory]
    [InlineData("je suis malade du")]
    [InlineData("ik ben ziek van")]
    [InlineData("malade du 3 mars au")]
    [InlineData("j'ai commencé l'an dernier en")]
    public void A_message_that_stops_in_the_middle_of_a_date_stops_no_turn(string text) =>
        Assert.NotNull(Trained.Ask(text, "sick-leave-guaranteed-salary", "je suis malade"));

    [Fact]
    public void No_message_stops_a_turn_wherever_it_ends()
    {
        var texts = Directory.GetFiles(Repository.Cases("slots"), "*.jsonl").SelectMany(File.ReadLines).Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["text"]!.GetValue<string>());

        foreach (var text in texts)
            for (var end = text.IndexOf(' ', StringComparison.Ordinal); end > 0; end = text.IndexOf(' ', end + 1))
                Assert.NotNull(Read(text[..end]));
    }

    [Fact]
    public void Month_and_year_of_a_birth_both_stay_when_the_next_message_goes_on()
    {
        var slots = Reader.ReadOn(new Said("et avec 100 jours ?", "fr", QuestionSets.Today), ["né en mars 1979"], ["required-workdays"]);

        Assert.Equal(1979, slots["birth_year"]);
        Assert.Equal(3, slots["birth_month"]);
    }

    [Theory]
    [InlineData("ma femme a 60 ans, combien de jours ?")]
    [InlineData("combien de jours à 60 ans ?")]
    public void Somebody_of_sixty_has_an_age(string text) => Assert.Equal(60, Read(text)["age"]);

    [Theory]
    [InlineData("a week's notice", 1)]
    [InlineData("1 week's notice", 1)]
    [InlineData("60 d'intérim", 0)]
    public void The_week_of_a_weeks_notice_is_a_week(string text, int weeks)
    {
        var found = Trained.OnEverything.Values.Durations(text);

        Assert.Equal(weeks, found.Sum(duration => duration.Weeks));
        Assert.Equal(0, found.Sum(duration => duration.Seconds));
    }

    [Theory]
    [InlineData("une asbl, depuis 6 mois on a un ouvrier")]
    [InlineData("een vzw, al 6 maanden hebben we iemand")]
    [InlineData("une asbl, dp 6 mois on a un ouvrier")]
    public void Months_gone_by_are_not_months_to_come(string text) => Assert.False(Read(text).ContainsKey("months"));

    [Theory]
    [InlineData("une prime de fin d'année", "meal")]
    [InlineData("312", "days")]
    [InlineData("47", "days")]
    [InlineData("mon 13e mois", "meal")]
    public void Every_entry_of_the_synonyms_can_be_met(string text, string concept)
    {
        var words = new TextNormalizer(new Spelling(Lexicon), null).Words(Tokenizer.Cut(text));

        Assert.Contains(concept, new Concepts(Lexicon).In(words, words.ConvertAll(word => word[0] == '#' ? "#" : Stemmer.Stem(word))));
    }

    [Fact]
    public void Without_measured_weights_no_message_asks_several_things()
    {
        var signs = new SeveralSigns(0.9, 0.5, 0.5, 0.4, 2, 2, 12);

        Assert.Equal(0, SeveralScale.Stored(new Lexicon(FrozenDictionary<string, ImmutableArray<LexiconEntry>>.Empty)).Of(signs));
        Assert.True(SeveralScale.Stored(Lexicon).Of(signs) > Tuning.Several);
    }

    private static Dictionary<string, object> Read(string text) => Reader.Read(new Said(text, "fr", QuestionSets.Today), Everything, bare: true);
}
