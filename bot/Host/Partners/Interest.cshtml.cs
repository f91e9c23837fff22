using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Host.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Partners;

/// <summary>The printable summary of a form, for whoever sent it and holds its address.</summary>
internal sealed class InterestModel(Store store, KnowledgeHolder knowledge) : PageModel
{
    public DeskRequest? Item { get; private set; }

    public string Received { get; private set; } = "";

    public string Centre { get; private set; } = "";

    public string? Meeting { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken stop)
    {
        if (await store.RequestBySecret(secret, stop) is not { } item) return NotFound();
        var say = new Wording(knowledge.Current, "fr");
        Item = item;
        Received = say.Date(DateOnly.FromDateTime(BelgianClock.Local(item.Created)));
        Centre = knowledge.Current.Centres.GetValueOrDefault(item.Centre)?.Name ?? say["centre.yours"];
        Meeting = Proposed.Of(item.Json) is { } meeting ? $"{say.LongDate(DateOnly.FromDateTime(meeting.Opens))}, {Wording.Time(TimeOnly.FromDateTime(meeting.Opens))}" : null;
        return Page();
    }
}

/// <summary>A meeting proposed in a walk-in time, Belgian local time.</summary>
internal sealed record Proposed(DateTime Opens, DateTime Closes, string? Place)
{
    public static Proposed? Of(string json) => JsonNode.Parse(json)?["meeting"] is JsonObject meeting
        && Time(meeting, "opens") is { } opens && Time(meeting, "closes") is { } closes ? new(opens, closes, (string?)meeting["place"]) : null;

    private static DateTime? Time(JsonObject meeting, string name) =>
        DateTime.TryParseExact((string?)meeting[name], "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
