using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Article60.Dialogue;
using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>What every answer owes its readers, seen as a visitor sees it.</summary>
public sealed partial class AnswersInChatTests
{
    private static readonly DateTime Noon = RealKnowledge.Today.ToDateTime(new TimeOnly(12, 0));

    public static TheoryData<string> Topics() => [.. RealKnowledge.Base.Answers.Values.Where(answer => answer.Kind is AnswerKind.Topic or AnswerKind.Glossary).Select(answer => answer.Topic).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Topics))]
    public void Answer_says_its_sources_and_when_it_was_checked(string topic)
    {
        var said = Open(Conversation.New, topic).Said();

        Assert.Contains("Sources", said, StringComparison.Ordinal);
        Assert.Contains("Vérifié le", said, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Topics))]
    public void No_placeholder_or_missing_word_reaches_the_visitor(string topic)
    {
        var said = Open(Conversation.New, topic).Said();

        Assert.DoesNotContain("{{", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[[a-z-]+(\.[a-z-]+)+\](?!\()", said);
    }

    [Fact]
    public void Every_labelled_topic_has_its_answer_or_its_flow()
    {
        var ids = File.ReadAllLines(Need.Shared("questions/topics.md")).SkipWhile(line => line != "## Topics")
            .Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Where(id => id != "id").ToHashSet();

        Assert.True(ids.Count > 120, $"only {ids.Count} ids read from the tables");
        Assert.DoesNotContain(ids, id => !RealKnowledge.Base.Answers.ContainsKey(id) && !RealKnowledge.Base.Flows.ContainsKey(id));
    }

    [Fact]
    public void Without_a_centre_the_visitor_is_asked_once_and_can_change_later()
    {
        var first = Open(Conversation.New, "sick-leave-notify");
        var second = Open(first.Next, "sick-leave-certificate");

        Assert.Contains("Dites-moi votre CPAS", first.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Dites-moi votre CPAS", second.Said(), StringComparison.Ordinal);

        var liege = Assistant.Reply(RealKnowledge.Base, second.Next, new UserMessage.Said("Liège"), Noon);
        Assert.Equal("liege", liege.Next.Centre);
        var binche = Assistant.Reply(RealKnowledge.Base, liege.Next, new UserMessage.Said("CPAS de Binche"), Noon);
        Assert.Equal("binche", binche.Next.Centre);
    }

    [Theory]
    [InlineData("resign-allowed")]
    [InlineData("resign-notice")]
    [InlineData("resign-ris-consequence")]
    [InlineData("refuse-offer")]
    [InlineData("unjustified-absence")]
    public void Harm_comes_first_where_a_step_can_cost_rights(string topic)
    {
        var text = ((Reply.Text)Open(Conversation.New with { AskedCentre = true }, topic).Replies[0]).Markdown;

        Assert.Matches("attention|risque|perdre|refus|sanction|payer", string.Join(' ', text.Split(". ").Take(2)).ToLowerInvariant());
    }

    private static Turn Open(Conversation now, string topic) =>
        Assistant.Reply(RealKnowledge.Base, now, new UserMessage.Submitted("open", FrozenDictionary.ToFrozenDictionary<string, string>([new("id", topic)])), Noon);


    [GeneratedRegex(@"^\| ([a-z][a-z0-9-]+) \|")]
    private static partial Regex Row();
}
