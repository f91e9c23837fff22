using System.Text.Json.Nodes;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Cards;

/// <summary>One input, labelled and skippable; only for kinds where a field is easier than typing. Choices need no card: they are buttons.</summary>
internal static class QuestionCard
{
    /// <summary>Null when the question is better put as plain text.</summary>
    public static JsonObject? Build(Wording say, string language, FlowDefinition flow, FlowQuestion question, QuestionWords words)
    {
        var input = question.Kind switch
        {
            QuestionKind.Day => new JsonObject { ["type"] = "Input.Date" },
            QuestionKind.DayOrDuration or QuestionKind.Age => new JsonObject { ["type"] = "Input.Text", ["maxLength"] = 40 },
            _ => null,
        };
        if (input is null) return null;
        input["id"] = "value";
        input["label"] = words.Ask;
        if (question.Kind != QuestionKind.Day && words.Hint.Length > 0) input["placeholder"] = words.Hint;
        return Card.Of(language, words.Ask,
            [Card.Title(flow.Words.Title), input, Card.Note(say["flow.optional"])],
            [Card.Submit(say["flow.send"], "flow.answer", ("flow", flow.Id), ("question", question.Name))]);
    }
}
