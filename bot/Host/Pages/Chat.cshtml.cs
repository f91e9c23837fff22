using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Article60.Host.Pages;

/// <summary>One line of the conversation as the page shows it.</summary>
/// <param name="Html">Rendered from our own Markdown, without HTML of anybody else.</param>
internal sealed record ChatLine(bool IsVisitor, string Text, string Html, IReadOnlyList<CardView> Cards, IReadOnlyList<(string Title, string Text)> Choices);

/// <summary>The chat as a plain form. The cookie is the only key to the conversation; it never travels from another site.</summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(PublicPages.ChatLimit)]
internal sealed class ChatModel(PlainChat chat, KnowledgeHolder knowledge, BelgianClock clock) : PageModel
{
    private const int LongestText = 10_000;
    private const string InputPrefix = "input.";

    public IReadOnlyList<ChatLine> Lines { get; private set; } = [];

    public bool IsStarted { get; private set; }

    /// <summary>Place of the first line after what the visitor said last.</summary>
    public int FirstNew { get; private set; }

    public async Task OnGetAsync(string? centre, CancellationToken stop)
    {
        var kept = await chat.Read(Request.Cookies[PlainChat.Cookie], stop);
        IsStarted = kept is not null;
        Lines = kept is { } activities ? [.. activities.Select(Line)] : Welcome(centre);
        FirstNew = Lines.Count;
        while (FirstNew > 0 && !Lines[FirstNew - 1].IsVisitor) FirstNew--;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Request.HasFormContentType) return BadRequest();
        var form = await Request.ReadFormAsync(stop);
        var (text, value) = Said(form);
        if (text.Length > 0 || value is not null)
        {
            var id = Request.Cookies[PlainChat.Cookie];
            if (await chat.Read(id, stop) is null) Remember(id = await chat.Begin(form["centre"], stop));
            await chat.Say(id!, text, value, stop);
        }

        return Redirect303("/chat#dernier");
    }

    public IActionResult OnPostLeave()
    {
        Response.Cookies.Delete(PlainChat.Cookie, new CookieOptions { Path = "/chat" });
        return Redirect303("/chat");
    }

    private StatusCodeResult Redirect303(string to)
    {
        Response.Headers.Location = to;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A typed text, a pressed choice, or a card with its inputs.</summary>
    private static (string Text, JsonObject? Value) Said(IFormCollection form)
    {
        if (form["card"].ToString() is { Length: > 0 and < LongestText } sent && Parse(sent) is { } data)
        {
            foreach (var (name, given) in form.Where(field => field.Key.StartsWith(InputPrefix, StringComparison.Ordinal))) data[name[InputPrefix.Length..]] = given.ToString();
            return (data["title"] is JsonValue title && title.TryGetValue<string>(out var shown) ? shown : "Envoyé", data);
        }

        var text = (form["choice"].ToString() is { Length: > 0 } choice ? choice : form["text"].ToString()).Trim();
        return (text.Length > LongestText ? text[..LongestText] : text, null);
    }

    private static JsonObject? Parse(string sent)
    {
        try { return JsonNode.Parse(sent) as JsonObject; }
        catch (JsonException) { return null; }
    }

    private void Remember(string id) => Response.Cookies.Append(PlainChat.Cookie, id, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, Path = "/chat", IsEssential = true,
    });

    /// <summary>The greeting, before anything is kept: a robot that looks at the page leaves no conversation behind.</summary>
    private List<ChatLine> Welcome(string? centre)
    {
        var turn = Assistant.Reply(knowledge.Current, Conversation.New, new UserMessage.Arrived("fr", centre), clock.Now);
        return [.. turn.Replies.OfType<Reply.Text>().Select(text => new ChatLine(false, text.Markdown, MarkdownHtml.Render(text.Markdown), [],
            text.Choices.IsDefaultOrEmpty ? [] : [.. text.Choices.Select(choice => (choice.Title, choice.Text))]))];
    }

    private static ChatLine Line(Activity activity) => new(
        activity.From?.Role == "user",
        activity.Text ?? "",
        MarkdownHtml.Render(activity.Text ?? ""),
        [.. (activity.Attachments ?? []).Where(attachment => attachment.ContentType == Attachment.AdaptiveCard && attachment.Content is not null).Select(attachment => CardView.Of(attachment.Content!.Value))],
        [.. (activity.SuggestedActions?.Actions ?? []).Where(action => action.Value is { ValueKind: JsonValueKind.String }).Select(action => (action.Title ?? "", action.Value!.Value.GetString()!))]);
}
