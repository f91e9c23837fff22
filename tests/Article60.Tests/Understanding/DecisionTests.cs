using Article60.Knowledge;
using Article60.Knowledge.Understanding;
using Article60.Tests.Support;

namespace Article60.Tests.Understanding;

public sealed class DecisionTests
{
    [Theory]
    [InlineData("je suis crevé ce soir")]
    [InlineData("ce boulot me tue, je peux changer de place ?")]
    [InlineData("j'en peux plus de ce taf, je veux démissionner")]
    [InlineData("mes horaires me tuent, on peut les adapter ?")]
    [InlineData("je ne serai plus dans la même commune, on arrête mon contrat ?")]
    [InlineData("je meurs de faim c'est quand la pause")]
    [InlineData("on m'a dit de frapper à la porte du bureau douze")]
    [InlineData("il faut me décider. Je frappe d'abord où pour demander un contrat ?")]
    public void Strong_words_are_no_emergency(string text) =>
        Assert.NotEqual(UnderstoodKind.Distress, Trained.Ask(text).Kind);

    [Theory]
    [InlineData("je démissionne et ce soir je vais me tuer", "distress-suicide")]
    [InlineData("mon salaire est en retard et on n'a plus rien à manger pour les petits", "distress-hunger-shelter")]
    [InlineData("mon chef m'a violée dans le vestiaire, je garde mon contrat ?", "distress-violence")]
    [InlineData("mon collègue ne respire plus, j'appelle qui ?", "distress-medical")]
    [InlineData("mijn man slaat mij", "distress-violence")]
    [InlineData("I want to kill myself", "distress-suicide")]
    [InlineData("nu am unde să dorm cu fetița mea", "distress-hunger-shelter")]
    [InlineData("mi marido me golpea", "distress-violence")]
    [InlineData("не хочу більше жити", "distress-suicide")]
    [InlineData("زوجي يضربني كل يوم", "distress-violence")]
    public void An_emergency_comes_before_the_question_beside_it(string text, string kind)
    {
        var understood = Trained.Ask(text);

        Assert.Equal(UnderstoodKind.Distress, understood.Kind);
        Assert.Equal(kind, understood.Topics[0]);
    }

    [Fact]
    public void A_lone_number_answers_the_question_before_it()
    {
        var understood = Trained.Ask("47", "required-workdays", "combien de jours je dois faire ?");

        Assert.Equal(UnderstoodKind.Flow, understood.Kind);
        Assert.Equal("flow-required-workdays", understood.Topics[0]);
        Assert.Equal(47, understood.Slots.Whole("age"));
    }

    [Fact]
    public void A_corrected_value_goes_on_with_the_calculation()
    {
        var understood = Trained.Ask("pardon, non, deux ans", "flow-resign-notice", "je travaille ici depuis dix mois et je veux partir");

        Assert.Equal("flow-resign-notice", understood.Topics[0]);
        Assert.Equal("2", understood.Slots.ToJson()["seniority_years"]?.ToString());
    }

    [Fact]
    public void Another_commune_asks_the_same_again()
    {
        var understood = Trained.Ask("et à Namur ?", "partner-cost-nonprofit", "combien ça coûte pour une asbl de Binche ?");

        Assert.Equal("flow-partner-cost", understood.Topics[0]);
        Assert.Equal("Namur", understood.Slots.Word("commune"));
        Assert.Equal("asbl", understood.Slots.Word("sector"));
    }

    [Fact]
    public void A_story_with_one_question_is_one_question()
    {
        var understood = Trained.Ask("J'ai commencé à la crèche en mars. Au début tout allait bien, puis j'ai eu la grippe et ma fille aussi. Hier je me suis réveillée avec de la fièvre. Qui dois-je prévenir ?");

        Assert.Equal(UnderstoodKind.Topic, understood.Kind);
        Assert.Equal("sick-leave-notify", understood.Topics[0]);
    }

    [Fact]
    public void A_full_question_forgets_the_topic_before_it()
    {
        var understood = Trained.Ask("je dois envoyer mon certificat médical à qui ?", "partner-cost-nonprofit", "combien ça coûte pour une asbl de Binche ?");

        Assert.Equal("sick-leave-certificate", understood.Topics[0]);
        Assert.True(understood.Slots.IsEmpty);
    }

    [Fact]
    public void Another_kind_of_partner_changes_the_price_asked_for()
    {
        var understood = Trained.Ask("et une entreprise privée ?", "partner-cost-nonprofit", "combien ça coûte pour une asbl ?");

        Assert.Equal("flow-partner-cost", understood.Topics[0]);
        Assert.Equal("private", understood.Slots.Word("sector"));
    }

    [Fact]
    public void Two_questions_in_one_message_are_both_named()
    {
        var understood = Trained.Ask("c'est combien le salaire brut ? et j'envoie mon certificat médical où ?");

        Assert.Equal(UnderstoodKind.Several, understood.Kind);
        Assert.Equal(["salary-amount", "sick-leave-certificate"], understood.Topics.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("👍", "st-ack")]
    [InlineData("🙏", "st-thanks")]
    [InlineData("👋", "st-greeting")]
    [InlineData("❤️", "st-compliment")]
    [InlineData("👎", "st-complaint-bot")]
    [InlineData("😕", "st-not-understood")]
    public void An_emoji_says_what_people_mean_by_it(string text, string topic) =>
        Assert.Equal((UnderstoodKind.SmallTalk, topic), (Trained.Ask(text).Kind, Trained.Ask(text).Topics.FirstOrDefault()));

    [Theory]
    [InlineData("qsdfjklm wxcvb")]
    [InlineData("????")]
    [InlineData("")]
    public void Noise_is_not_answered(string text) =>
        Assert.Contains(Trained.Ask(text).Kind, new[] { UnderstoodKind.OutOfScope, UnderstoodKind.Unknown });

    [Fact]
    public void The_same_words_get_the_same_result_from_two_trainings()
    {
        var again = Understander.Train(new KnowledgeFiles(Repository.Knowledge), new ProblemList());

        foreach (var text in new[] { "cb je gagne", "mon chef crie", "et pour un employé ?", "ouvrier, 14 dagen ziek", "je sais pas", "combien de jours à 51 ans" })
        {
            var (first, second) = (Trained.Ask(text), again.Understand(text, UnderstandingContext.None, QuestionSets.Today));
            Assert.Equal(first.Confidence, second.Confidence);
            Assert.Equal(first.Topics.AsEnumerable(), second.Topics);
            Assert.Equal(first.Slots.ToJson().ToJsonString(), second.Slots.ToJson().ToJsonString());
        }
    }
}
