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
        [.. Figures(computed.Result, words, text).Select(field => (text.FieldName(field.Name), text.Field(field.Name, field.Value)))],
        [.. computed.Warnings.Select(key => text.Text(words.Warnings.GetValueOrDefault(key) ?? key, computed.Result)), .. Stale(say, today)],
        [.. computed.Steps.Select(step => ($"{text.Label(step.Label)} : {text.Step(step)}", step.Source is null ? "" : say.Say("result.source", ("source", say.Cite(step.Source)))))],
        [.. WhatWouldChange.Search(calculator, inputs, say.Knowledge.Rules).Select(change => Said(change, calculator.Decides, words, text)).Where(line => line.Length > 0)],
        [.. words.MustSay.Select(item => text.Text(item, computed.Result))],
        [.. words.NotExamined.Select(item => text.Text(item, computed.Result))],
        say.Say("result.estimate", ("date", say.Date(LastCheck(say)))));

    /// <summary>Said on every result once the figures are older than their review.</summary>
    private static IEnumerable<string> Stale(Wording say, DateOnly today) =>
        today > say.Knowledge.Rules.Parameters.ReviewedUntil ? [say.Say("result.stale", ("date", say.Date(say.Knowledge.Rules.Parameters.ReviewedUntil)))] : [];

    private static IEnumerable<(string Name, Value Value)> Figures(Value.Fields result, CalculatorWords words, ResultText text) =>
        (words.Figures.IsEmpty
            ? result.Items.Where(field => text.HasName(field.Name))
            : words.Figures.Select(name => (Name: name, Value: result[name] ?? Value.None)))
        .Where(field => field.Value is not Value.Nothing);

    /// <summary>The oldest check of a figure still in force: no result is fresher than that.</summary>
    private static DateOnly LastCheck(Wording say) =>
        say.Knowledge.Rules.Parameters.Parameters.Values.Where(figure => figure.Ended is null).Min(figure => figure.NewestFirst[0].Checked);

    /// <summary>One change the calculator found, or nothing when its words are missing.</summary>
    private static string Said(Change change, string decides, CalculatorWords words, ResultText text)
    {
        if (!words.Changes.TryGetValue(change.Key, out var sentence)) return "";
        var field = words.Units.GetValueOrDefault(decides);
        var to = text.Said(change.NewInput, null);
        return text.Text(sentence, change.Then.Result,
            ("date", to), ("amount", to), ("before", text.Said(change.Before, field)), ("after", text.Said(change.After, field)));
    }

    /// <summary>"Je ne sais pas": everything the result can be, and the one question that would narrow it most.</summary>
    public static Turn Range(FlowDefinition flow, Calculator calculator, Inputs known, FlowProgress progress, Wording say, Conversation now, DateTime moment)
    {
        var open = flow.Questions.Where(question => progress.Unknown.Contains(question.Name) && !question.Gives.IsEmpty).ToList();
        // One input a question is enough where the calculator takes several forms of it; all of them where it wants each.
        var range = Ranges.Over(calculator, known, [.. open.Select(question => question.Gives[0]).Distinct()], say.Knowledge.Rules)
            ?? Ranges.Over(calculator, known, [.. open.SelectMany(question => question.Gives).Distinct()], say.Knowledge.Rules);
        if (range is null)
            return new(now with { Flow = progress with { Asked = null, Done = true } },
                [new Reply.Text(say.Say("flow.declined", ("reason", say["result.too-little"])), Next(flow, progress, say))]);
        if (range.IsCertain) return Build(flow, calculator, known, range.AtLow, progress, say, now, moment);

        var words = say.Knowledge.CalculatorWords[calculator.Name];
        var text = new ResultText(words, say, new TextScene(DateOnly.FromDateTime(moment), Answering.CentreOf(say, now)));
        var unit = words.Units.GetValueOrDefault(calculator.Headline);
        var answer = say.Say("result.range", ("low", text.Said(range.Low, unit)), ("high", text.Said(range.High, unit)));
        var question = progress.Done ? null : flow.Questions.FirstOrDefault(q => range.BestQuestion is { } best && q.Gives.Contains(best));
        var narrow = question is null ? "" : say.Say("result.narrow", ("question", flow.Words.Questions[question.Name].Ask));
        return new(
            now with { Flow = progress with { Asked = question?.Name, Done = question is null }, LastTopic = flow.Id },
            [new Reply.Text(Answering.Join(answer, narrow, question is null ? "" : flow.Words.Questions[question.Name].Hint),
                question is { Kind: QuestionKind.Choice } ? FlowRunner.Choices(question, flow.Words.Questions[question.Name], say) : Next(flow, progress, say))]);
    }

    /// <summary>Values the visitor may still give, then the next questions.</summary>
    private static ImmutableArray<Choice> Next(FlowDefinition flow, FlowProgress progress, Wording say)
    {
        var changes = flow.Questions
            .Where(question => flow.Words.Questions[question.Name].Change is not null && !progress.Answers.ContainsKey(question.Name))
            .Select(question => new Choice(flow.Words.Questions[question.Name].Change!, flow.Words.Questions[question.Name].Change!));
        return [.. changes.Concat(Answering.Titled(flow.FollowUps, say)).Take(3)];
    }
}
