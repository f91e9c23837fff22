using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Dialogue.Answers;
using Article60.Dialogue.Flows;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue;

/// <summary>From what a message means to what is said: an answer, a calculation, a short list, or an honest "I don't know".</summary>
internal static class Meaning
{
    public static Turn Answer(Wording say, Conversation now, Understood understood, string text, DateTime moment)
    {
        // None of the choices offered: the question before it is what nobody could answer.
        if (Phrases.Means(say, "unsure.none", text)) return Unknown(say, now, null, now.UserTurns.LastOrDefault() ?? "");
        return understood.Kind switch
        {
            UnderstoodKind.Unknown => Unknown(say, now, understood, text),
            UnderstoodKind.Unsure => Unsure(say, now, understood),
            UnderstoodKind.Several => Several(say, now, understood, moment),
            UnderstoodKind.Distress => Urgent(say, now, understood.Topics[0], moment),
            _ when understood.Topics[0] == KnownIds.NotUnderstood => Simpler(say, now, moment),
            _ when understood.Topics[0] == KnownIds.LanguageUnsupported => OtherLanguage(say, now, understood, moment),
            _ => Open(say, now, understood.Topics[0], moment, understood.Slots),
        };
    }

    /// <summary>Starts a flow, or gives the answer of a topic.</summary>
    public static Turn Open(Wording say, Conversation now, string id, DateTime moment, Slots? slots = null)
    {
        if (say.Knowledge.Flows.TryGetValue(id, out var flow)) return FlowRunner.Start(flow, slots ?? Slots.None, say, now, moment);
        if (slots is not null && Computing(say, now, id, slots) is { } computing) return FlowRunner.Start(computing, slots, say, now, moment);
        return say.Knowledge.Answers.TryGetValue(id, out var answer)
            ? Answering.Answer(answer, say, Keeping(now, answer), DateOnly.FromDateTime(moment))
            : Unknown(say, now, null, "");
    }

    /// <summary>Small talk changes neither the topic nor the calculation under way.</summary>
    private static Conversation Keeping(Conversation now, Answer answer) =>
        answer.Kind is AnswerKind.Topic or AnswerKind.Glossary && now.Flow is { Done: true } ? now with { Flow = null } : now;

    /// <summary>The flow of a topic when the sentence already holds a value it computes with.</summary>
    private static FlowDefinition? Computing(Wording say, Conversation now, string topic, Slots slots) =>
        say.Knowledge.Answers.GetValueOrDefault(topic)?.Flow is { } id && say.Knowledge.Flows.TryGetValue(id, out var flow)
        && (FlowSlots.AnyFor(flow, slots) || (now.Flow?.Flow == id && !slots.IsEmpty)) ? flow : null;

    /// <summary>The topic itself, or the topic that a flow goes further than.</summary>
    private static string TopicOf(Wording say, string id) => say.Knowledge.Flows.TryGetValue(id, out var flow) ? flow.Topic : id;

    private static Turn Urgent(Wording say, Conversation now, string id, DateTime moment)
    {
        if (!say.Knowledge.Answers.TryGetValue(id, out var answer)) return Unknown(say, now, null, "");
        return Answering.Answer(answer, say, now, DateOnly.FromDateTime(moment)) with { Next = now };
    }

    private static Turn Several(Wording say, Conversation now, Understood understood, DateTime moment)
    {
        var answers = understood.Topics.Select(id => say.Knowledge.Answers.GetValueOrDefault(TopicOf(say, id))).OfType<Answer>().Distinct().ToList();
        // Two names of one thing: the calculation, where one was chosen, goes further than the answer.
        if (answers is [var only]) return Open(say, now, understood.Topics.FirstOrDefault(say.Knowledge.Flows.ContainsKey) ?? only.Topic, moment, understood.Slots);
        var replies = ImmutableArray.CreateBuilder<Reply>();
        replies.Add(new Reply.Text(say["several"]));
        foreach (var answer in answers)
            replies.Add(new Reply.Text($"**{answer.Title}**\n\n{Answering.Short(answer, say, now, DateOnly.FromDateTime(moment))}"));
        if (replies[^1] is Reply.Text last)
            replies[^1] = last with { Choices = Answering.Titled(answers.Select(answer => answer.Flow ?? answer.Topic), say, 4) };
        return new(now with { LastTopic = answers.Count > 0 ? answers[^1].Topic : now.LastTopic }, replies.ToImmutable());
    }

    private static Turn Unsure(Wording say, Conversation now, Understood understood) =>
        new(now, [new Reply.Text(say["unsure"], Answering.Titled(understood.Topics, say).Add(new(say["unsure.none"], say["unsure.none"])))]);

    /// <summary>An honest "I don't know" with somebody to ask; the question is kept for the desk, redacted.</summary>
    private static Turn Unknown(Wording say, Conversation now, Understood? understood, string text)
    {
        var contact = CentreText.Contact(Answering.CentreOf(say, now), "general", say);
        var reply = new Reply.Text(Answering.Join(say.Say("unknown", ("contact", contact)), say["unknown.rephrase"]), [.. say.Choices("unknown.choices")]);
        if (text.Length == 0) return new(now, [reply]);
        var kept = new JsonObject { ["text"] = say.Knowledge.Understander.Redactor.Redact(text), ["language"] = understood?.Language, ["centre"] = now.Centre, ["nearest"] = now.LastTopic };
        return new(now, [reply, new Reply.Keep("unanswered", kept)]);
    }

    /// <summary>"Je ne comprends pas": the last answer again in one plain sentence, and a person.</summary>
    private static Turn Simpler(Wording say, Conversation now, DateTime moment)
    {
        var apology = say.Knowledge.Answers[KnownIds.NotUnderstood];
        var turn = Answering.Answer(apology, say, now, DateOnly.FromDateTime(moment));
        if (now.LastTopic is not { } topic || !say.Knowledge.Answers.TryGetValue(topic, out var last) || last.Aloud.IsEmpty) return turn with { Next = now };
        var plain = TemplateText.Render(last.Aloud, say, new TextScene(DateOnly.FromDateTime(moment), Answering.CentreOf(say, now), topic, last.Checked));
        return new(now, [.. turn.Replies, new Reply.Text(plain, Answering.FollowUps(last, say))]);
    }

    /// <summary>In the visitor's own language: which languages there are, and whom to ask.</summary>
    private static Turn OtherLanguage(Wording say, Conversation now, Understood understood, DateTime moment)
    {
        var answer = say.Knowledge.Answers[KnownIds.LanguageUnsupported];
        var turn = Answering.Answer(answer, say, now, DateOnly.FromDateTime(moment));
        return answer.Lines.TryGetValue(understood.Language, out var line)
            ? turn with { Replies = [new Reply.Text(line), .. turn.Replies], Next = now }
            : turn with { Next = now };
    }
}
