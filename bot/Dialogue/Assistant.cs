using System.Collections.Immutable;
using Article60.Dialogue.Answers;
using Article60.Dialogue.Flows;
using Article60.Dialogue.Forms;
using Article60.Knowledge;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue;

/// <summary>The pure function of the house: one turn of conversation.</summary>
public static class Assistant
{
    /// <summary>Characters of a message that are read; more is answered politely.</summary>
    public const int LongestMessage = 4000;

    private const int RememberedTurns = 3;

    /// <summary>From this chance on a message of distress is nothing else.</summary>
    internal const double CertainDistress = 0.9;

    /// <summary>One turn. No clock, storage or channel: same arguments, same replies.</summary>
    /// <param name="knowledge">The snapshot to answer from.</param>
    /// <param name="now">The conversation before the turn.</param>
    /// <param name="message">What arrived.</param>
    /// <param name="moment">Belgian local time of the turn.</param>
    public static Turn Reply(KnowledgeBase knowledge, Conversation now, UserMessage message, DateTime moment)
    {
        var say = new Wording(knowledge, now.Language);
        var turn = message switch
        {
            UserMessage.Arrived arrived => Greeting.Welcome(say, now, arrived),
            UserMessage.Said said => Heard(say, now, said.Text, moment),
            UserMessage.Submitted submitted => Submitting.Handle(say, now, submitted, moment),
            _ => new Turn(now, [new Reply.Text(say["attached"])]),
        };
        return turn.Replies.IsEmpty ? turn : turn with { Next = turn.Next with { Offered = Offered(turn.Replies) } };
    }

    /// <summary>What a text means with this conversation before it: shared by the chat, the desk and the command line.</summary>
    public static Understood Understand(KnowledgeBase knowledge, Conversation now, string text, DateOnly today) =>
        knowledge.Understander.Understand(text, new UnderstandingContext(now.LastTopic, now.UserTurns, now.UserTurns.IsEmpty ? null : now.Language), today);

    internal static Turn Heard(Wording say, Conversation now, string raw, DateTime moment)
    {
        var text = Clean(raw, out var cut);
        if (text.Length == 0) return new(now, [new Reply.Text(say["empty"])]);
        if (int.TryParse(text, out var number) && number >= 1 && number <= now.Offered.Length && now.Flow?.Asked is null && !FormTalk.WantsNumber(say, now)) text = now.Offered[number - 1];

        var turn = Understood(say, now, text, moment);
        turn = turn with { Next = Remember(turn.Next, say.Knowledge.Understander.Redactor.Redact(text)) };
        return cut ? turn with { Replies = [new Reply.Text(say["too-long"]), .. turn.Replies] } : turn;
    }

    /// <summary>Order is meaning: distress before everything, then the open question, then the open form, then buttons and exact titles, then what the words mean.</summary>
    private static Turn Understood(Wording say, Conversation now, string text, DateTime moment)
    {
        var today = DateOnly.FromDateTime(moment);
        var understood = Understand(say.Knowledge, now, text, today);
        var form = Running(say, now) is null && OpenForm.Of(say, now, moment) is { } waitingForm ? new FormTalk(waitingForm) : null;
        if (understood.Kind == UnderstoodKind.Distress && Running(say, now)?.IsExactAnswer(text, moment) != true && form?.IsExactAnswer(text, understood) != true)
            return Distressed(say, now, form, understood, text, moment);
        if (Erasing.Heard(say, now, text) is { } erasing) return erasing;
        now = now with { Erasing = false };
        if (FormTalk.Continued(say, now, text, moment) is { } continued) return continued;
        // "Quitter" after a result leaves the calculation; it is no question about leaving the job.
        if (now is { Form: null, Flow.Done: true } && Phrases.Means(say, "typed.quit", text)) return FlowRunner.Leave(say, now);
        if (Running(say, now)?.Answered(text, understood, moment) is { } answered) return BackToForm(say, now, answered, moment);
        if (form?.Answered(text, understood) is { } formed) return formed;

        var turn = Meant(say, now, text, understood, moment);
        return Running(say, now) is { } waiting && turn.Next.Flow == now.Flow ? waiting.ResumeAfter(turn) : BackToForm(say, now, turn, moment);
    }

    /// <summary>Buttons and exact titles, then the name of a centre alone, then what the words mean.</summary>
    private static Turn Meant(Wording say, Conversation now, string text, Understood understood, DateTime moment)
    {
        if (FlowRunner.Change(say, now, text) is { } changing) return changing;
        if (Titles.Find(say, text) is { } id) return Meaning.Open(say, now with { Flow = null }, id, moment);
        if (CentreTalk.Named(say, now, text, understood, moment) is { } centre) return centre;
        if (understood.Kind is UnderstoodKind.Unknown or UnderstoodKind.Unsure or UnderstoodKind.OutOfScope && CentreTalk.Mentioned(say, now, text, moment) is { } mentioned) return mentioned;
        return Meaning.Answer(say, CentreTalk.Note(say, now, understood), understood, text, moment);
    }

    /// <summary>Help comes first. A form in sentences takes the words as an answer as well, when the distress is not certain or the same words are said again.</summary>
    private static Turn Distressed(Wording say, Conversation now, FormTalk? form, Understood understood, string text, DateTime moment)
    {
        var help = Meaning.Answer(say, now, understood, text, moment);
        var meant = understood.Confidence < CertainDistress || (!now.UserTurns.IsDefaultOrEmpty && now.UserTurns[^1] == say.Knowledge.Understander.Redactor.Redact(text));
        return meant && form is { Form.Draft.ByText: true } && form.Answered(text, understood) is { } formed
            ? formed with { Replies = [.. help.Replies, .. formed.Replies] }
            : help;
    }

    /// <summary>A form that waited through this turn is offered again, unless a calculation has just asked something.</summary>
    private static Turn BackToForm(Wording say, Conversation now, Turn turn, DateTime moment) =>
        now.Form is not null && ReferenceEquals(turn.Next.Form, now.Form) && turn.Next.Flow?.Asked is null && OpenForm.Of(say, turn.Next, moment) is { } form
            ? form.ResumeAfter(turn)
            : turn;

    private static OpenFlow? Running(Wording say, Conversation now) =>
        now.Flow is { Asked: { } asked } progress && say.Knowledge.Flows.TryGetValue(progress.Flow, out var flow) && flow.Questions.Any(question => question.Name == asked) ? new OpenFlow(flow, progress, say, now) : null;

    /// <summary>Control characters go, ends are trimmed, the rest is cut at <see cref="LongestMessage"/>.</summary>
    private static string Clean(string raw, out bool cut)
    {
        cut = raw.Length > LongestMessage;
        var kept = raw.AsSpan(0, Math.Min(raw.Length, LongestMessage));
        return Phrases.Whole(string.Create(kept.Length, kept, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = char.IsControl(from[i]) ? ' ' : from[i];
        })).Trim();
    }

    private static Conversation Remember(Conversation next, string redacted) =>
        next with { UserTurns = [.. next.UserTurns.Append(redacted).TakeLast(RememberedTurns)] };

    private static ImmutableArray<string> Offered(ImmutableArray<Reply> replies)
    {
        foreach (var reply in replies.Reverse())
        {
            var choices = reply switch { Reply.Text text => text.Choices, Reply.Card card => card.Choices, _ => default };
            if (!choices.IsDefaultOrEmpty) return [.. choices.Select(choice => choice.Text)];
        }

        return [];
    }
}
