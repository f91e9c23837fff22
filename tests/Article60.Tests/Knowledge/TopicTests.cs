using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Article60.Dialogue;
using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Knowledge;

public sealed partial class TopicTests
{
    private static readonly DateTime Noon = RealKnowledge.Today.ToDateTime(new TimeOnly(12, 0));

    [Fact]
    public void Every_labelled_topic_has_its_answer_or_its_flow()
    {
        var table = File.ReadAllLines(Need.Shared("questions/topics.md"));
        var ids = table.Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)
            .Where(id => id.Contains('-', StringComparison.Ordinal) || id is "contact" or "strike" or "evaluation" or "misconduct" or "overtime" or "dismissal").ToHashSet();

        Assert.True(ids.Count > 110, $"only {ids.Count} ids read from the table");
        Assert.DoesNotContain(ids, id => !RealKnowledge.Base.Answers.ContainsKey(id) && !RealKnowledge.Base.Flows.ContainsKey(id));
    }

    [Fact]
    public void No_follow_up_is_a_dead_end()
    {
        foreach (var answer in RealKnowledge.Base.Answers.Values.Where(answer => answer.Kind is AnswerKind.Topic or AnswerKind.Glossary))
        {
            var choices = Choices(Open(Conversation.New, answer.Topic));
            Assert.NotEmpty(choices);
            foreach (var choice in choices)
            {
                var next = Assistant.Reply(RealKnowledge.Base, Conversation.New, new UserMessage.Said(choice.Text), Noon);
                Assert.DoesNotContain(next.Replies, reply => reply is Reply.Keep { Kind: "unanswered" });
                Assert.NotEqual("[", Said(next)[..1]);
            }
        }
    }

    [Theory]
    [InlineData("binche", "274", "900")]
    [InlineData("liege", "Réinser", "274 €")]
    public void Each_centre_gives_its_own_figure_and_no_other_centres(string centre, string own, string foreign)
    {
        var turn = Open(Conversation.New with { Centre = centre }, "partner-cost-nonprofit");
        var said = ((Reply.Text)turn.Replies[0]).Markdown;

        Assert.Contains(own, said, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_centre_the_visitor_is_asked_once_and_can_change_later()
    {
        var first = Open(Conversation.New, "sick-leave-notify");
        var second = Open(first.Next, "sick-leave-certificate");

        Assert.Contains("Dites-moi votre CPAS", Said(first), StringComparison.Ordinal);
        Assert.DoesNotContain("Dites-moi votre CPAS", Said(second), StringComparison.Ordinal);

        var liege = Assistant.Reply(RealKnowledge.Base, second.Next, new UserMessage.Said("Liège"), Noon);
        Assert.Equal("liege", liege.Next.Centre);
        var binche = Assistant.Reply(RealKnowledge.Base, liege.Next, new UserMessage.Said("CPAS de Binche"), Noon);
        Assert.Equal("binche", binche.Next.Centre);
    }

    [Fact]
    public void Harm_comes_first_where_a_step_can_cost_rights()
    {
        foreach (var topic in (string[])["resign-allowed", "resign-notice", "resign-ris-consequence", "refuse-offer", "unjustified-absence"])
            Assert.Matches("attention|risque|perdre|refus|sanction|payer", FirstSentences(topic, 2).ToLowerInvariant());
    }

    private static string FirstSentences(string topic, int count) =>
        string.Join(' ', ((Reply.Text)Open(Conversation.New with { AskedCentre = true }, topic).Replies[0]).Markdown.Split(". ").Take(count));

    private static Turn Open(Conversation now, string topic) =>
        Assistant.Reply(RealKnowledge.Base, now, new UserMessage.Submitted("open", FrozenDictionary.ToFrozenDictionary<string, string>([new("id", topic)])), Noon);

    private static IEnumerable<Choice> Choices(Turn turn) => turn.Replies.SelectMany(reply => reply switch
    {
        Reply.Text { Choices.IsDefault: false } text => text.Choices,
        Reply.Card { Choices.IsDefault: false } card => card.Choices,
        _ => [],
    });

    private static string Said(Turn turn) => string.Join("\n", turn.Replies.Select(reply => reply switch { Reply.Text text => text.Markdown, Reply.Card card => card.PlainText, _ => "" }));

    [GeneratedRegex(@"^\| ([a-z][a-z0-9-]+) \|")]
    private static partial Regex Row();
}
