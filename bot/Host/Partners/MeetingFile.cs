using System.Globalization;
using Article60.Host.Pages;
using Article60.Host.Storage;

namespace Article60.Host.Partners;

/// <summary>The proposed meeting as a calendar file (RFC 5545), marked as not confirmed.</summary>
internal static class MeetingFile
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public static void MapMeetingFile(this IEndpointRouteBuilder routes) => routes.MapGet("/demande/{secret:length(32)}/rendez-vous.ics", Serve);

    private static async Task<IResult> Serve(string secret, Store store, HttpContext http, CancellationToken stop)
    {
        SafeHeaders.KeepPrivate(http.Response.Headers);
        if (await store.RequestBySecret(secret, stop) is not { } request || Proposed.Of(request.Json) is not { } meeting) return TypedResults.NotFound();
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(Write(request, meeting)), "text/calendar; charset=utf-8", $"{request.Reference}.ics");
    }

    internal static string Write(DeskRequest request, Proposed meeting) => string.Join("\r\n",
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Article60Bot//Partners//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
        $"UID:{request.Reference.ToLowerInvariant()}@article60bot", $"DTSTAMP:{Utc(request.Created.UtcDateTime)}", $"DTSTART:{Belgian(meeting.Opens)}", $"DTEND:{Belgian(meeting.Closes)}",
        $"SUMMARY:CPAS : article 60 ({request.Reference})", "DESCRIPTION:Rendez-vous proposé\\, à confirmer par le CPAS.", .. meeting.Place is { } place ? (string[])[$"LOCATION:{Escape(place)}"] : [],
        "STATUS:TENTATIVE", "CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR", "",
    ]);

    private static string Belgian(DateTime local) => Utc(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Brussels));

    private static string Utc(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
