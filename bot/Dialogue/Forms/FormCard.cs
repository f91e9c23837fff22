using System.Text.Json.Nodes;
using Article60.Dialogue.Cards;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Forms;

/// <summary>Several inputs on one card. What was typed stays on every redraw; an error stands under its own field.</summary>
internal static class FormCard
{
    /// <param name="tried">The page was sent before: what is missing is said now, not earlier.</param>
    /// <param name="number">Forms sent in this conversation so far: a second click on an old button is recognised by it.</param>
    public static JsonObject Page(Wording say, string language, FlowDefinition flow, FormDraft draft, string page, bool tried, int number)
    {
        var pages = flow.Pages.ToList();
        var step = say.Say("form.step", ("title", flow.Words.Pages[page]), ("number", $"{pages.IndexOf(page) + 1}"), ("count", $"{pages.Count}"));
        var body = new List<JsonObject> { Card.Title(pages.Count > 1 ? step : flow.Words.Title) };
        if (flow.Words.Texts.GetValueOrDefault($"page.{page}") is { Length: > 0 } note) body.Add(Card.Text(note));
        var questions = FormState.On(flow, draft, page).ToList();
        if (tried && FormState.PageNeeds(flow, draft, page)) body.Add(Error(say["form.errors"]));
        foreach (var question in questions)
        {
            body.Add(Input(say, flow, draft, question));
            if (Problem(say, flow, draft, question, tried) is { } problem) body.Add(Error(problem));
        }

        var had = string.Join(',', questions.Where(question => draft.Answers.ContainsKey(question.Name) || draft.Rejected.ContainsKey(question.Name)).Select(question => question.Name));
        (string, string)[] data = [("flow", flow.Id), ("page", page), ("had", had), ("form", $"{number}")];
        var actions = new List<JsonObject> { Card.Submit(say["form.next"], "form.page", data) };
        if (pages.IndexOf(page) > 0) actions.Add(Card.Submit(say["form.back"], "form.back", data));
        actions.Add(Quit(say, flow, number));
        return Card.Of(language, step, body, actions);
    }

    public static JsonObject Summary(Wording say, string language, FlowDefinition flow, FormDraft draft, int number)
    {
        var shown = FormState.Shown(flow, draft, say);
        var body = new List<JsonObject> { Card.Title(say.Say("form.summary", ("title", flow.Words.Title))), Card.Text(say["form.summary.check"]) };
        foreach (var page in flow.Pages.Where(page => FormState.On(flow, draft, page).Any()))
        {
            body.Add(Card.Heading(flow.Words.Pages[page]));
            body.Add(Card.Facts(shown.Where(item => item.Page == page).Select(item => (flow.Words.Questions[item.Question.Name].Name, Plain(item.Value)))));
            body.Add(Card.Buttons(Card.Submit(say.Say("form.edit", ("what", flow.Words.Pages[page])), "form.edit", ("flow", flow.Id), ("page", page), ("form", $"{number}"))));
        }

        return Card.Of(language, say["form.summary.check"], body,
            [Card.Submit(say["form.send"], "form.send", ("flow", flow.Id), ("form", $"{number}")), Quit(say, flow, number)]);
    }

    /// <summary>What is wrong with the field, or null.</summary>
    public static string? Problem(Wording say, FlowDefinition flow, FormDraft draft, FlowQuestion question, bool tried)
    {
        if (draft.Rejected.ContainsKey(question.Name)) return say.Say("form.invalid", ("hint", flow.Words.Questions[question.Name].Hint));
        if (!tried || !FormState.IsNeeded(flow, draft, question)) return null;
        if (question.Kind == QuestionKind.Consent) return say["form.consent-needed"];
        return flow.OneOf.Contains(question.Name) && !question.Required ? say["form.one-of"] : say["form.missing"];
    }

    private static JsonObject Input(Wording say, FlowDefinition flow, FormDraft draft, FlowQuestion question)
    {
        var words = flow.Words.Questions[question.Name];
        var value = draft.Answers.GetValueOrDefault(question.Name) ?? draft.Rejected.GetValueOrDefault(question.Name) ?? "";
        var input = question.Kind switch
        {
            QuestionKind.Centre => Choices(say.Knowledge.Centres.Values.Where(centre => centre.Communes.Length > 0 || centre.Id == value).OrderBy(centre => centre.Name, StringComparer.Ordinal).Select(centre => (centre.Name, centre.Id)), false),
            QuestionKind.Choice => Choices(question.Choices.Select(code => (words.Choices[code], code)), question.Many),
            QuestionKind.Consent => new JsonObject { ["type"] = "Input.Toggle", ["title"] = words.Ask, ["wrap"] = true, ["valueOn"] = "true", ["valueOff"] = "" },
            // No bounds: with one, Web Chat refuses an empty field without a word, and the whole card with it.
            QuestionKind.Number => new JsonObject { ["type"] = "Input.Number" },
            QuestionKind.Day => new JsonObject { ["type"] = "Input.Date" },
            QuestionKind.LongText => new JsonObject { ["type"] = "Input.Text", ["isMultiline"] = true, ["maxLength"] = FieldText.LongestLongText },
            QuestionKind.Phone => Style("Tel"),
            QuestionKind.Mail => Style("Email"),
            _ => Style("Text"),
        };
        input["id"] = question.Name;
        input["label"] = FormState.Applies(question, draft) && question.Required ? say.Say("form.required", ("label", words.Name)) : words.Name;
        if (question.Kind == QuestionKind.Consent) value = value.Length > 0 ? "true" : "";
        // Web Chat reads a field without one to nobody: its copy for screen readers knows the placeholder only.
        else if (question.Kind is not (QuestionKind.Choice or QuestionKind.Centre or QuestionKind.Day)) input["placeholder"] = words.Hint.Length > 0 ? words.Hint : words.Name;
        if (question.Kind == QuestionKind.Number && int.TryParse(value, out var number)) input["value"] = number;
        else if (value.Length > 0) input["value"] = question.Kind == QuestionKind.Phone ? BelgianPhone.Show(value) : value;
        return input;
    }

    private static JsonObject Style(string style) => new() { ["type"] = "Input.Text", ["style"] = style, ["maxLength"] = FieldText.LongestText };

    private static JsonObject Choices(IEnumerable<(string Title, string Value)> choices, bool many)
    {
        var list = choices.Select(choice => new JsonObject { ["title"] = choice.Title, ["value"] = choice.Value }).ToArray();
        return new()
        {
            ["type"] = "Input.ChoiceSet", ["isMultiSelect"] = many, ["wrap"] = true,
            // Never round buttons: two cards with the same question would be one group to the browser, and its keyboard.
            ["style"] = many ? "expanded" : "compact", ["choices"] = new JsonArray([.. list]),
        };
    }

    private static JsonObject Quit(Wording say, FlowDefinition flow, int number)
    {
        var quit = Card.Submit(say["flow.quit"], "form.quit", ("flow", flow.Id), ("form", $"{number}"));
        quit["associatedInputs"] = "none";
        return quit;
    }

    private static JsonObject Error(string text)
    {
        var error = Card.Text(text);
        (error["color"], error["weight"], error["spacing"]) = ("Attention", "Bolder", "Small");
        return error;
    }

    /// <summary>What a visitor typed is never Markdown on our cards.</summary>
    public static string Plain(string value)
    {
        var text = new System.Text.StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '!' or '~' or '|') text.Append('\\');
            text.Append(c);
        }

        return text.ToString();
    }
}
