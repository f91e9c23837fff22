using Article60.Dialogue;
using Article60.Knowledge.Understanding;
using Article60.Tests.Support;

namespace Article60.Tests.Dialogue;

public sealed class MeaningTests
{
    private static readonly DateTime Moment = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Two_names_of_one_thing_open_the_calculation_that_was_chosen()
    {
        var understood = new Understood("fr", UnderstoodKind.Several, ["resign-notice", "flow-resign-notice"], Slots.None, 0.8);

        var turn = Meaning.Answer(new Wording(RealKnowledge.Base, "fr"), Conversation.New, understood, "calcule mon préavis et mon délai", Moment);

        Assert.Equal("flow-resign-notice", turn.Next.Flow?.Flow);
    }
}
