using System.Collections.Immutable;
using Article60.Dialogue.Answers;
using Article60.Dialogue.Cards;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Dialogue.Flows;

/// <summary>Next question, result or way out. Survives any question in between, because all its state is in <see cref="FlowProgress"/>.</summary>
internal static class FlowRunner
{
    /// <summary>Begins a flow, or corrects the one just finished, with the values already in the sentence.</summary>
    public static Turn Start(FlowDefinition flow, Slots slots, Wording say, Conversation now, DateTime moment)
    {
        if (flow.IsForm) return Forms.OpenForm.Start(flow, slots, say, now, moment);
        var again = now.Flow is { } running && running.Flow == flow.Id;
        var progress = again ? now.Flow! with { Done = false } : new FlowProgress { Flow = flow.Id };
        var (filled, changed) = FlowSlots.Fill(flow, progress, slots, say, DateOnly.FromDateTime(moment));
        var before = again && changed.Length > 0
            ? [new Reply.Text(say.Say("flow.changed", ("what", string.Join(", ", changed))))]
            : again ? ImmutableArray<Reply>.Empty : HarmFirst(flow, say, now, moment);
        var turn = Continue(flow, filled, say, CentreTalk.Said(say, now, flow, progress, filled) with { LastTopic = flow.Id }, moment);
        return turn with { Replies = [.. before, .. turn.Replies] };
    }

    /// <summary>Asks what is still missing and changes the result, else gives the result.</summary>
    public static Turn Continue(FlowDefinition flow, FlowProgress progress, Wording say, Conversation now, DateTime moment)
    {
        foreach (var question in flow.Questions)
            if (question.Always && IsOpen(question, progress) && (question.Kind != QuestionKind.Centre || now.Centre is null))
                return Ask(flow, question, progress, say, now);

        if (!flow.Answers.IsEmpty()) return FindAnswer(flow, progress, say, now, moment);
        if (flow.Calculator is null) return new(now with { Flow = progress with { Asked = null, Done = true } }, []);

        var calculator = AllCalculators.Find(flow.Calculator)!;
        var inputs = Preparation.Inputs(flow, progress, now, moment);
        var outcome = calculator.Run(inputs, say.Knowledge.Rules);
        return outcome switch
        {
            Outcome.Declined { Reason: "missing-input", Input: { } input } when Asking(flow, progress, input) is { } question => Ask(flow, question, progress, say, now),
            Outcome.Declined { Reason: "missing-input" } when progress.Unknown.Count > 0 && Further(flow, calculator, inputs, progress, say) is { } question => Ask(flow, question, progress, say, now),
            Outcome.Declined { Reason: "missing-input" } when progress.Unknown.Count > 0 => ResultReplies.Range(flow, calculator, inputs, progress, say, now, moment),
            Outcome.Declined declined => Declined(flow, declined, progress, say, now, moment),
            Outcome.Computed computed => ResultReplies.Build(flow, calculator, inputs, computed, progress, say, now, moment),
            _ => throw new InvalidOperationException("An outcome is computed or declined."),
        };
    }

    /// <summary>The question behind a button such as "Calculer pour une autre date", or null when the text is no such button.</summary>
    public static Turn? Change(Wording say, Conversation now, string text)
    {
        if (ChangeButtons.Find(say.Knowledge, text, now.Flow?.Flow) is not var (flow, question)) return null;
        var progress = now.Flow is { } running && running.Flow == flow.Id ? running : new FlowProgress { Flow = flow.Id };
        return Ask(flow, question, progress with { Answers = progress.Answers.Remove(question.Name) }, say, now with { LastTopic = flow.Id });
    }

    /// <summary>Puts the open question again after something else was answered.</summary>
    public static Turn Resume(FlowDefinition flow, FlowProgress progress, Wording say, Conversation now)
    {
        var question = flow.Questions.First(q => q.Name == progress.Asked);
        var asked = Ask(flow, question, progress, say, now);
        return asked with { Replies = [new Reply.Text(say.Say("flow.resume", ("title", flow.Words.Title))), .. asked.Replies] };
    }

    public static Turn Leave(Wording say, Conversation now) => new(now with { Flow = null }, [new Reply.Text(say["flow.left"], [.. say.Choices("unknown.choices")])]);

    public static Turn Invalid(FlowDefinition flow, FlowQuestion question, FlowProgress progress, Wording say, Conversation now)
    {
        var asked = Ask(flow, question, progress, say, now);
        return asked with { Replies = [new Reply.Text(say.Say("flow.invalid", ("hint", flow.Words.Questions[question.Name].Hint))), .. asked.Replies] };
    }

    public static Turn Ask(FlowDefinition flow, FlowQuestion question, FlowProgress progress, Wording say, Conversation now)
    {
        var words = flow.Words.Questions[question.Name];
        var card = QuestionCard.Build(say, now.Language, flow, question, words);
        var choices = Choices(question, words, say);
        var next = now with { Flow = progress with { Asked = question.Name, Done = false } };
        return card is null
            ? new(next, [new Reply.Text(Answering.Join(words.Ask, words.Hint), choices)])
            : new(next, [new Reply.Card(card, Answering.Join(words.Ask, words.Hint, say["flow.optional"]), choices)]);
    }

    /// <summary>The answers to pick from, and the two ways out.</summary>
    public static ImmutableArray<Choice> Choices(FlowQuestion question, QuestionWords words, Wording say) =>
    [
        .. question.Choices.Select(code => new Choice(words.Choices[code], words.Choices[code])),
        new(say["flow.skip"], say["flow.skip"]),
        new(say["flow.quit"], say["flow.quit"]),
    ];

    /// <summary>True while a question applies and has neither an answer nor "je ne sais pas".</summary>
    private static bool IsOpen(FlowQuestion question, FlowProgress progress) =>
        !progress.Answers.ContainsKey(question.Name) && !progress.Unknown.Contains(question.Name)
        && (question.OnlyIf is not { } condition || (progress.Answers.TryGetValue(condition.Question, out var answer) && condition.OneOf.Contains(answer)));

    private static FlowQuestion? Asking(FlowDefinition flow, FlowProgress progress, string input) =>
        flow.Questions.FirstOrDefault(question => question.Gives.Contains(input) && IsOpen(question, progress));

    /// <summary>
    /// The next question to ask whatever the unknown answers are: one "je ne sais pas" does not end the others, and no range is
    /// given while one of its possibilities still lacks something.
    /// </summary>
    private static FlowQuestion? Further(FlowDefinition flow, Calculator calculator, Inputs guessed, FlowProgress progress, Wording say) =>
        calculator.Run(guessed, say.Knowledge.Rules) is Outcome.Declined { Reason: "missing-input", Input: { } input } && guessed[input] is null
            ? Asking(flow, progress, input) ?? SensibleValues.Of(calculator, input, guessed, say.Knowledge.Rules)
                .Select(guess => Further(flow, calculator, guessed.With(input, guess), progress, say)).FirstOrDefault(question => question is not null)
            : null;

    private static ImmutableArray<Reply> HarmFirst(FlowDefinition flow, Wording say, Conversation now, DateTime moment) =>
        [.. flow.First.Select(topic => (Reply)new Reply.Text(Answering.Short(say.Knowledge.Answers[topic], say, now, DateOnly.FromDateTime(moment))))];

    private static Turn FindAnswer(FlowDefinition flow, FlowProgress progress, Wording say, Conversation now, DateTime moment)
    {
        var topic = flow.Questions.Select(question => progress.Answers.GetValueOrDefault(question.Name)).OfType<string>()
            .Select(code => flow.Answers.GetValueOrDefault(code)).OfType<string>().FirstOrDefault() ?? flow.Topic;
        return Answering.Answer(say.Knowledge.Answers[topic], say, now with { Flow = null }, DateOnly.FromDateTime(moment));
    }

    /// <summary>Says why nothing can be computed; when one answer could not be right, asks for it again. A choice from the list is right: then it is we who know nothing.</summary>
    private static Turn Declined(FlowDefinition flow, Outcome.Declined declined, FlowProgress progress, Wording say, Conversation now, DateTime moment)
    {
        var words = say.Knowledge.CalculatorWords[flow.Calculator!];
        var text = new ResultText(words, say, new TextScene(DateOnly.FromDateTime(moment), Answering.CentreOf(say, now)));
        var input = declined.Input is { } name ? words.Inputs.GetValueOrDefault(name) ?? name : "";
        var reason = words.Declined.TryGetValue(declined.Reason, out var said) ? text.Text(said, null, ("input", input)) : declined.Reason;
        var reply = new Reply.Text(say.Say("flow.declined", ("reason", reason)));
        var culprit = flow.Questions.FirstOrDefault(question => declined.Input is { } i && question.Kind != QuestionKind.Choice && question.Gives.Contains(i) && progress.Answers.ContainsKey(question.Name));
        if (culprit is null)
        {
            var next = Answering.Titled(flow.FollowUps, say);
            return new(now with { Flow = progress with { Asked = null, Done = true } }, [reply with { Choices = next.IsEmpty ? Answering.FollowUps(say.Knowledge.Answers[flow.Topic], say) : next }]);
        }

        var asked = Ask(flow, culprit, progress with { Answers = progress.Answers.Remove(culprit.Name) }, say, now);
        return asked with { Replies = [reply, .. asked.Replies] };
    }

    private static bool IsEmpty<TKey, TValue>(this System.Collections.Frozen.FrozenDictionary<TKey, TValue> map) where TKey : notnull => map.Count == 0;
}
