using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Time in service, first day of work and day of the notice.</summary>
internal sealed class ServiceSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>More years than this are somebody's age, not time under such a contract.</summary>
    private const decimal LongestService = 13m;

    private const int Fortnight = 15;
    private readonly CueTable _cues = new(lexicon, "service-cues", "date-cues", "corrections");
    private readonly PhraseTable _directions = new(lexicon, "directions");

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        var dates = new ServiceDates(_cues, values);
        (FoundDuration Span, int Sure)? best = null;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i)) continue;
            if (Elapsed(said, i) is { } elapsed)
            {
                if (Better(said, i, 3, best)) best = (elapsed.Span, 3);
                i = elapsed.Next - 1;
                continue;
            }

            if (dates.Read(said, i, slots) is { } afterDate) { i = afterDate - 1; continue; }
            if (values.DurationTokens.At(said.Tokens, i) is not { } span) continue;
            // "j'ai 45 ans et 8 mois de service": the years are an age.
            if (span.Duration is { Years: > LongestService, Months: > 0 }) span.Duration = span.Duration with { Years = 0 };
            if (Sureness(said, i, span.Next, span.Duration) is >= 0 and var sure && Better(said, i, sure, best)) best = (span.Duration, sure);
            i = span.Next - 1;
        }

        if (best is { } found) Put(slots, found.Span);
        else if (bare && slots.Count == 0) dates.ReadLone(said, slots);
    }

    /// <summary>A surer one, or a correction of the one before.</summary>
    private bool Better(Said said, int i, int sure, (FoundDuration Span, int Sure)? best) =>
        best is null || sure > best.Value.Sure || said.Preceded(_cues, "correction", i, 2);

    /// <summary>"voilà six mois que", "il y a trois mois que", "j'ai signé il y a deux ans": time gone by since the start.</summary>
    private (FoundDuration Span, int Next)? Elapsed(Said said, int i)
    {
        if (_directions.At(said.Tokens, i) is not { Key: "ago" } ago || values.DurationTokens.At(said.Tokens, ago.Next) is not { } span) return null;
        return said.At(span.Next) is "que" or "qu" or "ke" or "k" || said.Preceded(_cues, "signed", i, 2) || said.Followed(_cues, "signed", span.Next, 0) ? (span.Duration, span.Next) : null;
    }

    /// <summary>3 after "depuis", 2 beside another word of service, 0 without a hint, -1 where the time is about something else.</summary>
    private int Sureness(Said said, int i, int next, FoundDuration span)
    {
        if (span.Years > LongestService || span.Hours > 0 || span.Minutes > 0 || span.Seconds > 0) return -1;
        if (span is { Days: > 0, Weeks: 0, Months: 0, Years: 0 } && span.Days < 7) return -1;
        var since = _cues.At("since", said.Tokens, i) || _cues.Before("since", said.Tokens, i);
        if ((said.Followed(_cues, "other-after", next, 0) && !(since && said.At(next) is "preavis" or "preavi")) || said.Preceded(_cues, "other", i, _cues.At("since", said.Tokens, i) ? 0 : 1)) return -1;
        if (since) return 3;
        if (said.Preceded(_cues, "service", i, 1) || said.Followed(_cues, "service-after", next, 0)) return 2;
        return said.Preceded(_cues, "other", i, 3) || _cues.Before("during", said.Tokens, i) && !said.Preceded(_cues, "service", i, 2) ? -1 : 0;
    }

    private static void Put(Dictionary<string, object> slots, FoundDuration span)
    {
        if (span.Weeks > 0 && span.Years == 0 && span.Months == 0) slots["seniority_weeks"] = SlotNumber.Of(span.Weeks);
        else if (span.Days > 0 && span.Years == 0 && span.Months == 0) PutDays(slots, span.Days);
        else if (span.Months == 0 && span.Years == Math.Floor(span.Years)) slots["seniority_years"] = SlotNumber.Of(span.Years);
        else slots["seniority_months"] = SlotNumber.Of((span.Years * 12) + span.Months);
    }

    /// <summary>Whole weeks only; "quinze jours" is how French says two weeks.</summary>
    private static void PutDays(Dictionary<string, object> slots, decimal days)
    {
        if (days % 7 == 0) slots["seniority_weeks"] = SlotNumber.Of(days / 7);
        else if (days == Fortnight) slots["seniority_weeks"] = 2;
    }
}
