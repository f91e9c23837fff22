using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Article60.Dialogue;
using Article60.Rules;

namespace Article60.Host.Pages;

/// <summary>The dates of a result as a calendar file (RFC 5545).</summary>
internal static class CalendarFile
{
    private const int LongestLine = 75;
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Dates that are not over on the day of the receipt.</summary>
    public static IEnumerable<CalendarDate> Future(ResultSheet sheet, DateOnly today) => sheet.Calendar.Where(date => DayOf(date.End ?? date.Start) >= today);

    /// <param name="receipt">Whose dates; the same receipt always gives the same entries, so that a calendar updates them.</param>
    /// <param name="address">Of the receipt's page, or null.</param>
    public static string Write(Receipt receipt, string? address)
    {
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Article60Bot//Receipts//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH" };
        foreach (var date in Future(receipt.Sheet, receipt.Result.Day)) Event(lines, date, receipt, address);
        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(Fold));
    }

    private static void Event(List<string> lines, CalendarDate date, Receipt receipt, string? address)
    {
        lines.Add("BEGIN:VEVENT");
        lines.Add($"UID:{Uid(date, receipt)}");
        lines.Add($"DTSTAMP:{receipt.Result.Day:yyyyMMdd}T000000Z");
        lines.AddRange(Times(date));
        lines.Add($"SUMMARY:{Escape(date.Title)}");
        lines.Add($"DESCRIPTION:{Escape($"{receipt.Sheet.Answer}\nEstimation, sans valeur officielle. Reçu {receipt.Checksum}.")}");
        if (address is not null) lines.Add($"URL:{address}");
        lines.AddRange([
            "TRANSP:TRANSPARENT", "CLASS:PRIVATE",
            // The day before at nine in the morning for a whole day, two hours before for an appointment.
            "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{Escape(date.Title)}", date.Start is Value.Day ? "TRIGGER:-PT15H" : "TRIGGER:-PT2H", "END:VALARM",
            "END:VEVENT",
        ]);
    }

    /// <summary>Whole days end on the day after, which is not included; moments are written in UTC.</summary>
    private static string[] Times(CalendarDate date) => (date.Start, date.End) switch
    {
        (Value.Day start, Value.Day end) => [$"DTSTART;VALUE=DATE:{start.Date:yyyyMMdd}", $"DTEND;VALUE=DATE:{end.Date.AddDays(1):yyyyMMdd}"],
        (Value.Day start, _) => [$"DTSTART;VALUE=DATE:{start.Date:yyyyMMdd}", $"DTEND;VALUE=DATE:{start.Date.AddDays(1):yyyyMMdd}"],
        (Value.Moment start, Value.Moment end) => [$"DTSTART:{Utc(start.Local)}", $"DTEND:{Utc(end.Local)}"],
        (Value.Moment start, _) => [$"DTSTART:{Utc(start.Local)}"],
        _ => [],
    };

    private static string Utc(DateTime belgian) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(belgian, DateTimeKind.Unspecified), Brussels).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static DateOnly DayOf(Value value) => value is Value.Moment moment ? DateOnly.FromDateTime(moment.Local) : ((Value.Day)value).Date;

    private static string Uid(CalendarDate date, Receipt receipt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{receipt.Token}/{date.Field}")))[..24] + "@article60bot";

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>At most 75 bytes a line, never within a character; what follows begins with a space.</summary>
    private static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length + 16);
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                used = 1;
            }

            folded.Append(rune);
            used += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
