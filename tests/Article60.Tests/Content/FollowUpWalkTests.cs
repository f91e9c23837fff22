using Article60.Dialogue;
using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>Every button that an answer shows leads somewhere, and from there further.</summary>
public sealed class FollowUpWalkTests
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0);

    [Fact]
    public void No_answer_is_a_dead_end()
    {
        var dead = RealKnowledge.Base.Answers.Values.Where(answer => Buttons(answer.Title).Count == 0).Select(answer => answer.Topic);

        Assert.Empty(dead);
    }

    [Fact]
    public void Every_button_opens_an_answer_or_a_calculation()
    {
        var known = RealKnowledge.Base.Answers.Values.Select(answer => answer.Title)
            .Concat(RealKnowledge.Base.Flows.Values.Select(flow => flow.Words.Title)).ToHashSet(StringComparer.Ordinal);

        var astray = RealKnowledge.Base.Answers.Values.SelectMany(answer => Buttons(answer.Title)
            .Where(button => !known.Contains(button)).Select(button => $"{answer.Topic} → {button}"));

        Assert.Empty(astray);
    }

    [Fact]
    public void Every_answer_about_the_subject_is_reached_from_the_first_one()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["what-is-article-60"]);
        while (next.TryDequeue(out var id))
        {
            if (!seen.Add(id)) continue;
            if (RealKnowledge.Base.Answers.TryGetValue(id, out var answer)) foreach (var follow in answer.FollowUps) next.Enqueue(follow);
        }

        var unreached = RealKnowledge.Base.Answers.Values
            .Where(answer => answer.Kind == AnswerKind.Topic && answer.Topic != "language-unsupported" && !seen.Contains(answer.Topic))
            .Select(answer => answer.Topic);

        Assert.Empty(unreached);
    }

    private static List<string> Buttons(string title)
    {
        var turn = Assistant.Reply(RealKnowledge.Base, Conversation.New, new UserMessage.Said(title), Noon);
        return [.. turn.Next.Offered];
    }
}
