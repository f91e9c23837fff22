using Article60.Dialogue;
using Article60.Dialogue.Flows;
using Article60.Dialogue.Forms;
using Article60.Tests.Support;

namespace Article60.Tests.Dialogue;

/// <summary>A conversation outlives the program and the knowledge it began with.</summary>
public sealed class KeptStateTests
{
    private static readonly DateTime Moment = new(2026, 11, 22, 10, 0, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Flow":{"Flow":"flow-required-workdays","Asked":"age"}}""")]
    [InlineData("not json")]
    public void A_state_kept_by_an_older_program_is_answered(string kept)
    {
        var turn = Assistant.Reply(RealKnowledge.Base, Conversation.FromJson(kept), new UserMessage.Said("2"), Moment);

        Assert.NotEmpty(turn.Replies);
    }

    [Fact]
    public void A_question_that_has_left_the_folder_no_longer_waits_for_its_answer()
    {
        var now = Conversation.New with { Flow = new FlowProgress { Flow = "flow-required-workdays", Asked = "no-longer-asked" } };

        var turn = Assistant.Reply(RealKnowledge.Base, now, new UserMessage.Said("quel est le salaire ?"), Moment);

        Assert.Contains("2.233,61", turn.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_form_whose_page_has_left_the_folder_goes_on(bool byText)
    {
        var now = Conversation.New with { Form = new FormDraft { Flow = "flow-partner-form", Page = "no-longer-a-page", ByText = byText } };

        var turn = Assistant.Reply(RealKnowledge.Base, now, new UserMessage.Said("quel est le salaire ?"), Moment);

        Assert.NotEmpty(turn.Replies);
    }

    [Theory]
    [InlineData("days:99999999999999")]
    [InlineData("years:2300")]
    [InlineData("months:-7")]
    public void A_length_beyond_a_human_life_is_no_length(string answer)
    {
        Assert.Null(FlowAnswer.Days(answer));
        Assert.Null(FlowAnswer.DayBefore(answer, new DateOnly(2026, 11, 22)));
    }
}
