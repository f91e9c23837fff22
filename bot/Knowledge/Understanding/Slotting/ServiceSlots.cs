using System.Globalization;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Time in service, first day of work and day of the notice.</summary>
internal sealed class ServiceSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>More years than this are somebody's age, not time under such a contract.</summary>
    private const decimal LongestService = 13m;

    private readonly PhraseTable _cues = new(lexicon, "date-cues");

    public void Read(Said said, Dictionary<string, object> slots)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i)) continue;
            if (ReadDate(said, slots, i) is { } afterDate) { i = afterDate - 1; continue; }
            if (values.DurationTokens.At(said.Tokens, i) is not { } span) continue;
            // "j'ai 45 ans et 8 mois de service": the years are an age.
            if (span.Duration is { Years: > LongestService, Months: > 0 }) span.Duration = span.Duration with { Years = 0 };
            if (!IsSomethingElse(said, i, span.Next, span.Duration)) Put(slots, span.Duration);
            i = span.Next - 1;
        }
    }

    private int? ReadDate(Said said, Dictionary<string, object> slots, int i)
    {
        if (values.DateTokens.At(said.Tokens, i, said.Today) is not { } date || date.Date.Candidates.IsEmpty) return null;
        if (values.DurationTokens.At(said.Tokens, i) is not null && date.Date.Precision == DatePrecision.Day && said.At(i) is "il" or "y" or "dans" or "d") return null;
        var start = said.Preceded(_cues, "start", i, 2);
        var notice = said.Preceded(_cues, "notice", i, 3);
        if (!start && !notice) return date.Next;
        var day = notice && !start && date.Date.Candidates.Length == 2 ? date.Date.Candidates[^1] : date.Date.OnOrBefore(said.Today);
        if (day is { } found) slots[start ? "start_date" : "notice_date"] = Iso(found, date.Date.Precision);
        return date.Next;
    }

    private static bool IsSomethingElse(Said said, int i, int next, FoundDuration span)
    {
        if (span.Years > LongestService || span.Hours > 0 || span.Minutes > 0 || span.Seconds > 0) return true;
        if (said.At(i - 1) is "apres" or "depuis" or "na" or "nach" or "after" or "since" or "sinds" or "seit") return false;
        if (said.At(i - 1) is "de" && said.At(i - 2) is "preavis" or "delai" or "preavi") return true;
        if (said.At(next) is "de" or "d" && said.At(next + 1) is "preavis" or "preavi" or "conge" or "delai") return true;
        if (said.At(next) is "preavis" or "preavi" or "opzeg" or "opzegtermijn" or "opzegging" or "notice" or "kundigungsfrist") return true;
        // "dans deux semaines": still to come. "il y a un mois" is the past of something else.
        if (said.At(i - 1) is "dans" or "over" or "within") return true;
        return span.Days > 0 && span.Weeks == 0 && span.Months == 0 && span.Years == 0 && span.Days < 7;
    }

    private static void Put(Dictionary<string, object> slots, FoundDuration span)
    {
        if (span.Weeks > 0 && span.Years == 0 && span.Months == 0) slots["seniority_weeks"] = SlotNumber.Of(span.Weeks);
        else if (span.Days > 0 && span.Years == 0 && span.Months == 0) { if (span.Days % 7 == 0) slots["seniority_weeks"] = SlotNumber.Of(span.Days / 7); }
        else if (span.Months == 0 && span.Years == Math.Floor(span.Years)) slots["seniority_years"] = SlotNumber.Of(span.Years);
        else slots["seniority_months"] = SlotNumber.Of((span.Years * 12) + span.Months);
    }


    private static string Iso(DateOnly day, DatePrecision precision) =>
        day.ToString(precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);
}
