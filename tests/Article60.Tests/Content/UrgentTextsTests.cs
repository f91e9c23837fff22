using Article60.Knowledge.Model;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>Texts for people in danger are reviewed word for word: <c>tests/approved/distress</c>.</summary>
public sealed class UrgentTextsTests
{
    public static TheoryData<string> Topics() =>
        [.. RealKnowledge.Base.Answers.Values.Where(answer => answer.Kind == AnswerKind.Distress).Select(answer => answer.Topic).Order()];

    [Theory, MemberData(nameof(Topics))]
    public void Says_what_was_approved(string topic)
    {
        var approved = File.ReadAllText(Path.Combine(Repository.Root, "tests", "approved", "distress", topic + ".txt")).TrimEnd();

        Assert.Equal(approved, Prose.Render(RealKnowledge.Base.Answers[topic].Brief, topic));
    }

    [Theory, MemberData(nameof(Topics))]
    public void Names_the_emergency_number_and_a_person_and_asks_nothing(string topic)
    {
        var said = Prose.Render(RealKnowledge.Base.Answers[topic].Brief, topic);

        Assert.Contains("112", said, StringComparison.Ordinal);
        Assert.Contains("CPAS", said, StringComparison.Ordinal);
        Assert.DoesNotContain("?", said, StringComparison.Ordinal);
    }
}
