using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;
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

    [Theory]
    [InlineData("né le 12 mars 2012", 2012)]
    [InlineData("né le 12 mars 2013", null)]
    public void Nobody_under_fourteen_is_born_for_us(string text, int? year) =>
        Assert.Equal((object?)year, Read(text).GetValueOrDefault("birth_year"));

    [Theory]
    [InlineData("de 9h 12h30", "09:00")]
    [InlineData("à 9h 30", "09:30")]
    [InlineData("à 9h 30 personnes", "09:00")]
    public void Minutes_are_no_number_that_counts_something_else(string text, string time) =>
        Assert.Equal(time, Trained.OnEverything.Values.Times(text)[0].Time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("art.60 et puis", 0)]
    [InlineData("12.50 euros", 0)]
    [InlineData("je suis malade.je fais quoi", 1)]
    [InlineData("oui. non ! peut-être ; quoi ?", 4)]
    public void A_point_inside_a_name_or_a_number_ends_no_sentence(string text, int ends)
    {
        var tokens = Tokenizer.Cut(text);

        Assert.Equal(ends, Enumerable.Range(0, tokens.Count).Count(i => Sentences.EndsAt(tokens, i)));
    }

    [Fact]
    public void A_calculator_of_one_topic_stands_for_the_topic()
    {
        var flows = new CalculatorFlows(Lexicon);

        Assert.Equal("sick-leave-guaranteed-salary", flows.TopicOf("flow-sick-pay"));
        Assert.Equal("flow-partner-cost", flows.TopicOf("flow-partner-cost"));
        Assert.Null(flows.For("resign-notice", asksToCalculate: false, Slots.None));
        Assert.Equal("flow-resign-notice", flows.For("resign-notice", asksToCalculate: true, Slots.None));
    }

    [Fact]
    public void Cues_of_several_lists_count_together()
    {
        var cues = new CueTable(Lexicon, "service-cues", "date-cues", "corrections");

        foreach (var (cue, text) in (ReadOnlySpan<(string, string)>)[("start", "embauché le 3"), ("start", "seit dem 3"), ("birth", "née en 1979"), ("correction", "je corrige")])
            Assert.True(cues.At(cue, Tokenizer.Cut(text), 0), text);
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
