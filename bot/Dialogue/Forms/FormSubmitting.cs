using System.Globalization;
using Article60.Dialogue.Flows;

namespace Article60.Dialogue.Forms;

/// <summary>A button of a form card came back. The card may be old, pressed twice, or shown on another device.</summary>
internal static class FormSubmitting
{
    public static Turn? Handle(Wording say, Conversation now, UserMessage.Submitted submitted, DateTime moment)
    {
        if (!submitted.Fields.TryGetValue("flow", out var id) || !say.Knowledge.Flows.TryGetValue(id, out var flow) || !flow.IsForm) return null;
        if (int.TryParse(submitted.Fields.GetValueOrDefault("form"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < now.Sent)
            return new(now, [new Reply.Text(say["form.already-sent"], OpenForm.Further(say, flow))]);

        var page = submitted.Fields.GetValueOrDefault("page");
        if (page is not null && !flow.Pages.Contains(page)) return null;
        var form = OpenForm.Of(say, now, moment) is { } open && open.Flow.Id == id ? open : new OpenForm(flow, new FormDraft { Flow = id }, say, now, moment);
        form = form with { Now = form.Now with { LastTopic = id, Flow = null } };
        return submitted.Verb switch
        {
            "form.page" when page is not null => form.Submit(page, submitted.Fields),
            "form.back" when page is not null => form.Back(page, submitted.Fields),
            "form.edit" when page is not null => form.Edit(page),
            "form.send" => form.Send(),
            "form.quit" => now.Form is null ? null : form.Leave(),
            _ => null,
        };
    }
}
