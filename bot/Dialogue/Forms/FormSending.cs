using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Dialogue.Answers;
using Article60.Dialogue.Cards;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Forms;

/// <summary>The last step: one thing to keep for the desk, the mails that announce it, and what happens next and by when.</summary>
internal static class FormSending
{
    /// <summary>Office days after which somebody without news should call; no centre published a delay, so none is promised.</summary>
    private const int PatienceDays = 10;

    public static Turn Send(OpenForm form)
    {
        var (say, now) = (form.Say, form.Next);
        var centre = Answering.CentreOf(say, now);
        var today = DateOnly.FromDateTime(form.Moment);
        var opening = DeskOpening.Next(say.Knowledge.Rules, centre, form.Moment);
        var deadline = DeskOpening.Weekday(say.Knowledge.Rules, centre, today, PatienceDays);
        var meeting = form.Draft.Answers.GetValueOrDefault("meeting") == "yes" && opening is { Closes: not null } ? opening : null;
        (string, string)[] holes =
        [
            ("reference", Reply.Keep.Reference), ("title", form.Flow.Words.Title), ("centre", centre?.Name ?? say["centre.yours"]),
            ("contact", CentreText.Contact(centre, "partner", say)), ("opening", Opening(say, opening)),
            ("deadline", deadline is { } day ? say.LongDate(day) : ""),
            ("meeting", meeting is null ? "" : say.Say("form.meeting", ("when", Moment(say, meeting)))),
            ("organisation", form.Draft.Answers.GetValueOrDefault("organisation", "")),
            ("summary", string.Join("\n", Lines(form))), ("page", Reply.Keep.Page),
        ];
        var told = Wording.Fill(form.Flow.Words.Texts.GetValueOrDefault("sent", ""), holes);
        var title = Wording.Fill(form.Flow.Words.Texts.GetValueOrDefault("sent.title", form.Flow.Words.Title), holes);
        return new(now with { Form = null, Flow = null, Sent = now.Sent + 1, LastTopic = form.Flow.Topic },
        [
            new Reply.Keep(form.Flow.Submit!, Data(form, centre, today, deadline, meeting, holes)),
            new Reply.Text(Answering.Join(told, Links(say, meeting is not null))),
            new Reply.Card(Sheet(say, now.Language, title, form), Answering.Join(title, string.Join("\n", Lines(form).Select(line => $"- {FormCard.Plain(line)}"))),
                Answering.Titled(form.Flow.FollowUps, say, 4)),
        ]);
    }

    /// <summary>mardi 24 novembre 2026 à 9 h, or the day alone while the hours are not published.</summary>
    public static string Opening(Wording say, DeskOpening? opening) => opening switch
    {
        null => say["form.opening.unknown"],
        { Closes: null } => say.Say("form.opening.day", ("day", say.LongDate(DateOnly.FromDateTime(opening.Opens)))),
        { Doubtful: true } => say.Say("form.opening.doubtful", ("when", Moment(say, opening))),
        _ => say.Say("form.opening.sure", ("when", Moment(say, opening))),
    };

    private static string Moment(Wording say, DeskOpening opening) =>
        say.Say("form.moment", ("day", say.LongDate(DateOnly.FromDateTime(opening.Opens))), ("time", Wording.Time(TimeOnly.FromDateTime(opening.Opens))));

    private static JsonObject Data(OpenForm form, Centre? centre, DateOnly today, DateOnly? deadline, DeskOpening? meeting, (string, string)[] holes)
    {
        var texts = form.Flow.Words.Texts;
        var mails = new JsonArray();
        if (centre?.ContactFor("partner")?.Mail is { } mailbox && texts.ContainsKey("mail.centre")) mails.Add(Mail(mailbox, "mail.centre"));
        if (form.Draft.Answers.TryGetValue("mail", out var visitor) && texts.ContainsKey("mail.visitor")) mails.Add(Mail(visitor, "mail.visitor"));
        var data = new JsonObject
        {
            ["key"] = $"{form.Flow.Id}#{form.Now.Sent.ToString(CultureInfo.InvariantCulture)}",
            ["centre"] = centre?.Id,
            ["deadline"] = deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["day"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["answers"] = new JsonObject(form.Draft.Answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value))),
            ["shown"] = new JsonArray([.. FormState.Shown(form.Flow, form.Draft, form.Say).Select(item => new JsonObject
            {
                ["page"] = form.Flow.Words.Pages[item.Page], ["name"] = form.Flow.Words.Questions[item.Question.Name].Name, ["value"] = item.Value,
            })]),
            ["mails"] = mails,
        };
        if (meeting is { Closes: { } closes })
            data["meeting"] = new JsonObject { ["opens"] = Iso(meeting.Opens), ["closes"] = Iso(closes), ["place"] = centre?.ContactFor("partner")?.Address };
        return data;

        JsonObject Mail(string to, string key) => new()
        {
            ["to"] = to, ["subject"] = Wording.Fill(texts.GetValueOrDefault($"{key}.subject", ""), holes), ["body"] = Wording.Fill(texts[key], holes),
        };
    }

    private static IEnumerable<string> Lines(OpenForm form) => FormState.Shown(form.Flow, form.Draft, form.Say)
        .Where(item => item.Question.Kind != QuestionKind.Consent)
        .Select(item => $"{form.Flow.Words.Questions[item.Question.Name].Name} : {item.Value.ReplaceLineEndings(" ")}");

    private static string Links(Wording say, bool meeting) =>
        $"[{say["form.print"]}]({Reply.Keep.Page})" + (meeting ? $" · [{say["form.calendar"]}]({Reply.Keep.Page}rendez-vous.ics)" : "");

    private static JsonObject Sheet(Wording say, string language, string title, OpenForm form) => Card.Of(language, title,
        [Card.Title(title), Card.Facts(FormState.Shown(form.Flow, form.Draft, say).Select(item => (form.Flow.Words.Questions[item.Question.Name].Name, FormCard.Plain(item.Value))))]);

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
