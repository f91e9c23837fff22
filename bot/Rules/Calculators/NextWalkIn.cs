namespace Article60.Rules.Calculators;

/// <summary>The next published walk-in time of a centre: not on a legal holiday or a closed day; with a warning on days when many offices close.</summary>
internal static class NextWalkIn
{
    public static readonly Calculator Calculator = new("next-walk-in",
        [new("centre", InputKind.Word), new("now", InputKind.Moment)], Run, "opens");

    /// <summary>Days looked ahead: a weekly slot always falls on an open day within them.</summary>
    private const int Horizon = 400;

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var centreId = read.NeedWord("centre");
        if (inputs["now"] is not Value.Moment { Local: var now }) { read.Decline(read.Has("now") ? "wrong-kind" : "missing-input", "now"); now = default; }
        if (read.Problem is { } no) return no;
        if (!book.Centres.TryGetValue(centreId, out var centre)) return new Outcome.Declined("unknown-centre", "centre");
        if (centre.WalkIn.IsDefaultOrEmpty) return new Outcome.Declined("hours-not-published", "centre");
        if (now.Year is < 2000 or > 2090) return new Outcome.Declined("day-out-of-range", "now");

        var law = book.Parameters.On(DateOnly.FromDateTime(now))!;
        if (Find(centre, now, law, false) is not { } found) return new Outcome.Declined("no-opening-found", "centre");
        var day = DateOnly.FromDateTime(found.Opens);
        var doubtful = Holidays.IsDoubtful(day, law) && !centre.OpenDays.Contains(day);
        var working = new Working();
        SaySkipped(working, centre, DateOnly.FromDateTime(now), day, law);
        working.Step("walk-in-opens", new Value.Moment(found.Opens), centre.WalkInSource);
        working.Step("walk-in-closes", new Value.Moment(found.Closes), centre.WalkInSource);
        working.WarnIf(doubtful, "doubtful-day");
        working.CheckAge(book.Parameters, day);
        var open = found.Opens <= now;
        if (!doubtful || Find(centre, now, law, true) is not { } sure)
            return working.Result(("opens", new Value.Moment(found.Opens)), ("closes", new Value.Moment(found.Closes)), ("openNow", open));
        return working.Result(
            ("opens", new Value.Moment(found.Opens)), ("closes", new Value.Moment(found.Closes)), ("openNow", open),
            ("doubtful", true), ("nextCertain", new Value.Moment(sure.Opens)));
    }

    /// <summary>Says which weekly slots were passed over, and why: people would otherwise come on the usual day.</summary>
    private static void SaySkipped(Working working, CentreTerms centre, DateOnly from, DateOnly until, Law law)
    {
        for (var day = from; day < until; day = day.AddDays(1))
        {
            if (!centre.WalkIn.Any(s => s.Weekday == day.DayOfWeek)) continue;
            if (centre.ClosedDays.Contains(day)) working.Step("skipped-closed-day", day, centre.WalkInSource);
            else if (Holidays.IsLegal(day, law)) working.Step("skipped-holiday", day, LegalBasis.Holidays);
        }
    }

    /// <summary>First slot that has not ended yet; the closing minute itself is too late.</summary>
    internal static (DateTime Opens, DateTime Closes)? Find(CentreTerms centre, DateTime now, Law law, bool certainOnly)
    {
        var today = DateOnly.FromDateTime(now);
        for (var ahead = 0; ahead <= Horizon; ahead++)
        {
            var day = today.AddDays(ahead);
            if (IsClosed(centre, day, law, certainOnly)) continue;
            (DateTime Opens, DateTime Closes)? first = null;
            foreach (var slot in centre.WalkIn)
            {
                if (slot.Weekday != day.DayOfWeek || day.ToDateTime(slot.Closes) <= now) continue;
                var opens = day.ToDateTime(slot.Opens);
                if (first is null || opens < first.Value.Opens) first = (opens, day.ToDateTime(slot.Closes));
            }
            if (first is not null) return first;
        }
        return null;
    }

    /// <summary>What the centre itself said about a day wins over holidays and habits.</summary>
    private static bool IsClosed(CentreTerms centre, DateOnly day, Law law, bool certainOnly) =>
        centre.ClosedDays.Contains(day)
        || (!centre.OpenDays.Contains(day) && (Holidays.IsLegal(day, law) || (certainOnly && Holidays.IsDoubtful(day, law))));
}
