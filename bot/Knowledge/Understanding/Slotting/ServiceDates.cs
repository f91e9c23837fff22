using System.Globalization;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>The first day of work and the day of the notice, told apart by the words beside the date. Dates of trainings and appointments are neither.</summary>
internal sealed class ServiceDates(CueTable cues, ValueReader values)
{
    private const int StartReach = 3;
    private const int NoticeReach = 3;
    private const int BehindReach = 2;

    /// <summary>After the date that begins here, or null when none does.</summary>
    public int? Read(Said said, int i, Dictionary<string, object> slots)
    {
        if (values.DateTokens.At(said.Tokens, i, said.Today) is not { } date || date.Date.Candidates.IsEmpty) return null;
        if (values.DurationTokens.At(said.Tokens, i) is not null && date.Date.Precision == DatePrecision.Day && said.At(i) is "il" or "y" or "dans" or "d") return null;
        // "l'an dernier en mars".
        if (date.Date.Precision == DatePrecision.Year && said.At(date.Next) is "en" or "in" or "im" && values.DateTokens.At(said.Tokens, date.Next + 1, said.Today) is { Date.Precision: DatePrecision.Month } month)
            date = (month.Date with { Candidates = [new(date.Date.Candidates[0].Year, month.Date.Candidates[0].Month, 1)] }, month.Next);
        if (Starts(said, i, date.Next))
        {
            if (date.Date.OnOrBefore(said.Today) is { } start) slots["start_date"] = Iso(start, date.Date.Precision);
        }
        else if (Given(said, i)) slots["notice_date"] = Iso(date.Date.OnOrBefore(said.Today)!.Value, date.Date.Precision);
        else if ((said.Preceded(cues, "notice", i, NoticeReach) && !said.Preceded(cues, "runs", i, 1)) || said.Followed(cues, "notice", date.Next, 0))
            slots["notice_date"] = Iso(date.Date.Candidates.MinBy(day => Math.Abs(day.DayNumber - said.Today.DayNumber)), date.Date.Precision);
        return date.Next;
    }

    /// <summary>The only date of a message that answers a question: the first day of work.</summary>
    public void ReadLone(Said said, Dictionary<string, object> slots)
    {
        for (var i = 0; i < said.Tokens.Count && i < StartReach; i++)
            if (values.DateTokens.At(said.Tokens, i, said.Today) is { } date && date.Next == said.Tokens.Count && date.Date.OnOrBefore(said.Today) is { } day && day <= said.Today)
            {
                slots["start_date"] = Iso(day, date.Date.Precision);
                return;
            }
    }

    private bool Starts(Said said, int i, int next)
    {
        if (said.Followed(cues, "behind", next, BehindReach)) return true;
        for (var start = Math.Max(0, i - StartReach - 3); start < i; start++)
        {
            var began = cues.After("began", said.Tokens, start);
            if ((cues.After("start", said.Tokens, start) ?? began) is not { } after || after > i || i - after > StartReach) continue;
            if (Taken(said, start) || said.Preceded(cues, "notice", i, 1) || said.Followed(cues, "notice", next, 0)) continue;
            if (began is null || Own(said, start)) return true;
        }

        return false;
    }

    /// <summary>A date before the word took it: "op 2 juni begonnen en geef vandaag …".</summary>
    private bool Taken(Said said, int cue) =>
        cues.At("behind", said.Tokens, cue) && Enumerable.Range(Math.Max(0, cue - 7), Math.Min(7, cue)).Any(i => values.DateTokens.At(said.Tokens, i, said.Today)?.Next is { } next && next <= cue && cue - next <= BehindReach);

    /// <summary>"j'ai donné mon préavis": a day gone by; "je donne mon préavis" is still to come.</summary>
    private bool Given(Said said, int i)
    {
        for (var start = Math.Max(0, i - NoticeReach - 4); start < i; start++)
            if (cues.After("notice-past", said.Tokens, start) is { } after && after <= i && i - after <= NoticeReach
                && (said.At(start) is not ("donne" or "envoye" or "notifie" or "depose" or "poste") || Participle(said, start) || said.At(start - 1) is "ai" or "jai" or "g" or "a" or "avons")) return true;
        return false;
    }

    private static bool Participle(Said said, int i) => said.Text[said.Tokens[i].End - 1] == 'é';

    /// <summary>"j'ai commencé" is somebody's first day; "une formation qui commence" is not.</summary>
    private static bool Own(Said said, int cue) =>
        cue == 0 || said.At(cue - 1) is "ai" or "jai" or "g" or "je" or "a" or "avons" or "moi" || (Participle(said, cue) && said.At(cue - 1) is not "qui");

    private static string Iso(DateOnly day, DatePrecision precision) =>
        day.ToString(precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);
}
