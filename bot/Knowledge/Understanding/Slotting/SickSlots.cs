using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Manual or clerical worker, length of an illness, kind and length of the contract.</summary>
internal sealed class SickSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>A month of illness in days, where only months are stated.</summary>
    private const decimal DaysInMonth = 30m;

    private const int LongestIllness = 730;
    private const int Near = 4;
    private readonly PhraseTable _status = new(lexicon, "status-words");
    private readonly PhraseTable _contract = new(lexicon, "contract-words");
    private readonly CueTable _cues = new(lexicon, "sick-cues", "corrections");

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        ReadStatus(said, slots);
        var surest = -1;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (ReadContract(said, i, slots) is { } after) { i = after - 1; continue; }
            if (said.IsDecoy(i) || Range(said, i, slots)) continue;
            if (values.DurationTokens.At(said.Tokens, i) is not { } span)
            {
                if (bare && said.Tokens.Count <= Near && values.NumberTokens.At(said.Tokens, i) is { Value: > 0 and <= 366 } lone && lone.Next == said.Tokens.Count && lone.Value == Math.Floor(lone.Value))
                    slots["sick_days"] = (int)lone.Value;
                continue;
            }

            if (span.Duration.AsMonths is > 0 and var months && OfContract(said, i, span.Next)) slots["contract_months"] = SlotNumber.Of(months);
            else if (Sureness(said, i, span.Next) is >= 0 and var sure && sure >= surest && Days(span.Duration) is > 0 and <= LongestIllness and var days)
                (slots["sick_days"], surest) = (SlotNumber.Of(days), sure);
            i = span.Next - 1;
        }
    }

    /// <summary>The last one named, unless it is denied: "pas ouvrier, employé". Both named without "je suis" is a question about both. "Employer" is also a verb.</summary>
    private void ReadStatus(Said said, Dictionary<string, object> slots)
    {
        var (own, corrected, different) = (false, false, false);
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (_status.At(said.Tokens, i) is not { } status) continue;
            if (_cues.Before("not", said.Tokens, i)) continue;
            if (said.At(i) == "employer" && i > 0 && _cues.Before("verb", said.Tokens, i)) continue;
            var mine = said.Preceded(_cues, "own", i, 1);
            corrected |= said.Preceded(_cues, "correction", i, 2);
            different |= slots.TryGetValue("status", out var before) && (string)before != status.Key;
            if (mine || !own || corrected) slots["status"] = status.Key;
            own |= mine;
            i = status.Next - 1;
        }

        if (different && !own && !corrected) slots.Remove("status");
    }

    /// <summary>"CDD de six mois", "contrat à durée déterminée de moins de trois mois" (a limit is no length).</summary>
    private int? ReadContract(Said said, int i, Dictionary<string, object> slots)
    {
        if (_contract.At(said.Tokens, i) is not { } kind) return null;
        if (!_cues.Before("not", said.Tokens, i)) slots["contract_type"] = kind.Key;
        var at = kind.Next;
        while (said.At(at) is "ne" or "dure" or "que" or "est" or "de" or "d" or "van" or "von" or "of" or "for" or "," or "pour" or "fur" or "voor") at++;
        var limit = said.At(at) is "moins" or "plus" or "minder" or "meer" or "weniger" or "less" or "more";
        while (limit && said.At(at) is "moins" or "plus" or "de" or "dan" or "als" or "than" or "minder" or "meer" or "weniger" or "less" or "more") at++;
        if (values.DurationTokens.At(said.Tokens, at) is { } both && Split(both.Duration, slots)) return both.Next;
        if (values.DurationTokens.At(said.Tokens, at) is not { Duration.AsMonths: > 0 and var months } length) return kind.Next;
        // "CDD 12 mois maladie 7 jours": of two lengths the first is the contract's.
        if (_cues.At("sick", said.Tokens, length.Next) && !Enumerable.Range(length.Next, said.Tokens.Count - length.Next).Any(n => values.DurationTokens.At(said.Tokens, n) is not null)) return kind.Next;
        if (!limit) slots["contract_months"] = SlotNumber.Of(months);
        return length.Next;
    }

    /// <summary>"CDD 12 mois 6 semaines maladie" reads as one length: the months are the contract's, the rest the illness.</summary>
    private static bool Split(FoundDuration length, Dictionary<string, object> slots)
    {
        var (months, days) = ((length.Years * 12) + length.Months, (length.Weeks * 7) + length.Days);
        if (months == 0 || days == 0) return false;
        (slots["contract_months"], slots["sick_days"]) = (SlotNumber.Of(months), SlotNumber.Of(days));
        return true;
    }

    /// <summary>"contrat de 3 mois", "contrat d'un an", "mon contrat est de 12 mois", "3 mois de contrat", "2 maanden contract".</summary>
    private bool OfContract(Said said, int i, int next) =>
        (said.Preceded(_cues, "agreement", i, 2) && said.At(i - 1) is not ("dans" or "in" or "over" or "a") && !said.Preceded(_cues, "sick", i, 2)
            && !_cues.At("sick", said.Tokens, said.At(next) is "de" or "d" ? next + 1 : next))
        || (said.At(next) is "de" or "d" && said.At(next + 1) is "contrat" or "cdd" or "cdi")
        || said.At(next) is "cdd" or "contract";

    /// <summary>2 beside a word of illness, 0 without any hint, -1 where the time is about something else.</summary>
    private int Sureness(Said said, int i, int next)
    {
        var from = values.DurationTokens.Since(said.Tokens, i) ?? i;
        if (said.Preceded(_cues, "service", from, 1) || said.Followed(_cues, "service-after", next, 1)) return -1;
        return said.Preceded(_cues, "sick", i, Near) || said.Followed(_cues, "sick", next, 2) ? 2 : 0;
    }

    /// <summary>"du 3 au 12 mars", "du 20 novembre au 4 décembre": both days count.</summary>
    private bool Range(Said said, int i, Dictionary<string, object> slots)
    {
        if (said.At(i) is not ("du" or "van" or "vom" or "from")) return false;
        if (values.DateTokens.At(said.Tokens, i + 1, said.Today) is { } first && said.At(first.Next) is "au" or "tot" or "bis" or "to" or "jusqu"
            && values.DateTokens.At(said.Tokens, first.Next + 1, said.Today) is { } last && first.Date.OnOrBefore(said.Today) is { } from)
        {
            var to = last.Date.Candidates.Select(day => day < from ? day.AddYears(1) : day).DefaultIfEmpty(from.AddDays(-1)).Min();
            if (to >= from && to.DayNumber - from.DayNumber < LongestIllness) slots["sick_days"] = to.DayNumber - from.DayNumber + 1;
            return true;
        }

        if (values.NumberTokens.At(said.Tokens, i + 1) is not { Value: > 0 and <= 31 } day || said.At(day.Next) is not ("au" or "tot" or "bis" or "to")) return false;
        if (values.DateTokens.At(said.Tokens, day.Next + 1, said.Today) is not { } end || end.Date.OnOrBefore(said.Today) is not { } until || until.Day < day.Value) return false;
        slots["sick_days"] = until.Day - (int)day.Value + 1;
        return true;
    }

    private static decimal? Days(FoundDuration span) =>
        span.Hours > 0 || span.Minutes > 0 || span.Years >= 2 ? null
        : (span.Years * 365) + (span.Months * DaysInMonth) + (span.Weeks * 7) + span.Days;
}
