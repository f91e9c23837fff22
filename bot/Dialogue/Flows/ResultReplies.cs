using System.Collections.Immutable;
using Article60.Dialogue.Answers;
using Article60.Dialogue.Cards;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue.Flows;

/// <summary>A result said to people: one sentence, the figures, the working with its sources, what would change it, what was not examined.</summary>
internal static class ResultReplies
{
    public static Turn Build(
        FlowDefinition flow, Calculator calculator, Inputs inputs, Outcome.Computed computed, FlowProgress progress, Wording say, Conversation now, DateTime moment)
    {
        var today = DateOnly.FromDateTime(moment);
        var words = say.Knowledge.CalculatorWords[calculator.Name];
        var text = new ResultText(words, say, new TextScene(today, Answering.CentreOf(say, now)));
        var answer = text.Answer(computed.Result);
        var view = View(flow, calculator, inputs, computed, words, text, say, today);
        var card = ResultCard.Build(say, now.Language, view, fallback: answer);
        return new(
            now with { Flow = progress with { Asked = null, Done = true }, LastTopic = flow.Id },
            [new Reply.Text(answer), new Reply.Card(card, ResultCard.Plain(say, view), Next(flow, progress, say), new ResultRef(calculator.Name, inputs, today))]);
    }

    private static ResultView View(
        FlowDefinition flow, Calculator calculator, Inputs inputs, Outcome.Computed computed, CalculatorWords words, ResultText text, Wording say, DateOnly today) => new(
        flow.Words.Title,
        [.. computed.Result.Items.Where(field => text.HasName(field.Name) && field.Value is not Value.Nothing).Select(field => (text.FieldName(field.Name), text.Field(field.Name, field.Value)))],
        [.. computed.Warnings.Select(key => text.Text(words.Warnings.GetValueOrDefault(key) ?? key, computed.Result))],
        [.. computed.Steps.Select(step => ($"{text.Label(step.Label)} : {text.Step(step)}", step.Source is null ? "" : say.Say("result.source", ("source", say.Cite(step.Source)))))],
        [],
        [.. words.MustSay.Select(item => text.Text(item, computed.Result))],
        [.. words.NotExamined.Select(item => text.Text(item, computed.Result))],
        say.Say("result.estimate", ("date", say.Date(today))));

    /// <summary>Values the visitor may still give, then the next questions.</summary>
    private static ImmutableArray<Choice> Next(FlowDefinition flow, FlowProgress progress, Wording say)
    {
        var changes = flow.Questions
            .Where(question => flow.Words.Questions[question.Name].Change is not null && !progress.Answers.ContainsKey(question.Name))
            .Select(question => new Choice(flow.Words.Questions[question.Name].Change!, flow.Words.Questions[question.Name].Change!));
        return [.. changes.Concat(flow.FollowUps.Select(id => Answering.Titled(id, say)).OfType<Choice>()).Take(4)];
    }
}
