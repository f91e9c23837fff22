using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Regime, age class, routes and missing days on one claim date. Days given are those inside each window that ends there.</summary>
internal static class RequiredWorkdays
{
    public static readonly Calculator Calculator = new("required-workdays",
    [
        new("claimDate", InputKind.Day), new("birthDate", InputKind.Day), new("ageOnClaimDate", InputKind.Number),
        new("ageClass", InputKind.Word, ["A", "B", "C"]), new("daysInLastMonths", InputKind.NumberByMonths),
        new("daysIn10YearsBeforeMonths", InputKind.NumberByMonths), new("halfDaysInLastMonths", InputKind.NumberByMonths),
        new("extensionCalendarDays", InputKind.Number),
        new("extensionCause", InputKind.Word, [.. ExtensionCauses.All]),
    ], Run, "minimumMissingDays");

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var claim = read.NeedDay("claimDate");
        var law = Regimes.LawFor(ref read, "claimDate", claim, book.Parameters);
        if (law is null) return read.Problem!;

        var regime = Regimes.On(law);
        var working = new Working();
        working.Step("claim-date", claim, LegalBasis.ClaimDateDecides);
        working.Step("regime", regime.Code(), Regimes.StartOf(regime, law));
        var ageClass = Claimant.ClassOf(ref read, regime, claim, law, working);
        var days = read.ByMonths("daysInLastMonths");
        var old = read.ByMonths("daysIn10YearsBeforeMonths");
        var halfDays = read.ByMonths("halfDaysInLastMonths");
        var extension = read.Whole("extensionCalendarDays", 0, 7_500) ?? 0;
        var cause = read.Word("extensionCause");
        if (!days.IsEmpty && !halfDays.IsEmpty) read.Decline("days-or-half-days");
        var routes = Routes.For(regime, ageClass, law);
        CheckPossible(ref read, days, extension, routes, working, law[Keys.DaysPerMonth].Value);
        if (read.Problem is { } no) return no;

        ExtensionCauses.Say(working, regime, cause, extension);
        Regimes.Caveats(working, regime, book.Parameters, claim);
        working.Warn(regime == Regime.R3 ? "sick-fund-delays" : "class-on-claim-date");
        return halfDays.IsEmpty
            ? InDays(working, regime, ageClass, routes, claim, law, days, old, extension)
            : HalfDays.Compute(working, regime, ageClass, law, halfDays);
    }

    private static Outcome.Computed InDays(
        Working working, Regime regime, AgeClass ageClass, ImmutableArray<Route> routes, DateOnly claim, Law law,
        ImmutableArray<(int Months, decimal Days)> recent, ImmutableArray<(int Months, decimal Days)> old, int extension)
    {
        var own = routes[0];
        working.Step("required-days", own.Need, own.Source);
        working.Step("reference-months", own.Months, own.Source);
        var first = ReferenceWindow.FirstDay(claim, own.Months, extension);
        working.Step("window-first-day", first, extension > 0 ? LegalBasis.WindowLengthened : LegalBasis.ReferenceWindow);
        working.Step("window-last-day", claim.AddDays(-1), LegalBasis.ReferenceWindow);
        working.WarnIf(ReferenceWindow.IsClipped(claim, own.Months), "window-clipped");

        var examined = Examine(routes, recent, old, working);
        decimal? least = null;
        foreach (var (_, missing) in examined)
            if (missing is { } some && (least is null || some < least)) least = some;

        var (byRoute, satisfied, best) = (ImmutableArray.CreateBuilder<(string, Value)>(), ImmutableArray.CreateBuilder<Value>(), ImmutableArray.CreateBuilder<Value>());
        foreach (var (route, missing) in examined)
        {
            working.Step("route", new Value.Fields([("route", route.Code), ("missingDays", missing is { } m ? m : Value.None)]), route.Source);
            byRoute.Add((route.Code, missing is { } x ? x : Value.None));
            if (missing == 0m) satisfied.Add(route.Code);
            if (missing is not null && missing == least) best.Add(route.Code);
        }

        var (perMonth, perWeek) = (law[Keys.DaysPerMonth], law[Keys.DaysPerWeek]);
        var monthsNeeded = least is { } days ? decimal.Ceiling(days / perMonth.Value) : 0m;
        var weeksNeeded = least is { } left ? decimal.Ceiling(left / perWeek.Value) : 0m;
        working.Step("minimum-missing-days", least is { } l ? l : Value.None);
        working.Step("months-full-time", monthsNeeded, perMonth.Source);
        return working.Result(
            ("regime", regime.Code()), ("ageClass", regime == Regime.R3 ? Value.None : ageClass.Code()),
            ("requiredDays", own.Need), ("referenceMonths", own.Months), ("admitted", least == 0m),
            ("routesSatisfied", new Value.Many(satisfied.ToImmutable())),
            ("missingDaysByRoute", new Value.Fields(byRoute.ToImmutable())),
            ("minimumMissingDays", least is { } min ? min : Value.None), ("bestRoutes", new Value.Many(best.ToImmutable())),
            ("monthsFullTimeNeeded", monthsNeeded), ("weeksFullTimeNeeded", weeksNeeded),
            ("windowFirstDay", first), ("windowLastDay", claim.AddDays(-1)), ("daysGiven", !recent.IsEmpty));
    }

    /// <summary>
    /// Routes whose window was given. When none was, every route is examined with the days of the longest shorter window:
    /// those days are certainly inside the longer one, so the result errs on the careful side.
    /// </summary>
    internal static List<(Route Route, decimal? Missing)> Examine(
        ImmutableArray<Route> routes, ImmutableArray<(int Months, decimal Days)> recent,
        ImmutableArray<(int Months, decimal Days)> old, Working working)
    {
        var examined = new List<(Route, decimal?)>(routes.Length);
        foreach (var route in routes)
        {
            if (Find(recent, route.Months) is not { } days) continue;
            var oldDays = route.UsesOldDays ? Find(old, route.Months) : 0m;
            if (oldDays is { } known) examined.Add((route, route.Missing(days, known)));
            else working.Warn("older-days-not-given");
        }
        if (examined.Count > 0) return examined;

        working.Warn(recent.IsEmpty ? "no-days-given" : "window-not-given");
        foreach (var route in routes)
        {
            var inside = 0m;
            foreach (var (months, days) in recent)
                if (months <= route.Months) inside = Math.Max(inside, days);
            if (!route.UsesOldDays || Find(old, route.Months) is not null)
                examined.Add((route, route.Missing(inside, Find(old, route.Months) ?? 0m)));
        }
        return examined;
    }

    private static bool Uses(ImmutableArray<Route> routes, int months)
    {
        foreach (var route in routes)
            if (route.Months == months) return true;
        return false;
    }

    private static decimal? Find(ImmutableArray<(int Months, decimal Days)> given, int months)
    {
        foreach (var (length, days) in given)
            if (length == months) return days;
        return null;
    }

    /// <summary>More days than the calendar holds are declined; more than full-time work gives, or fewer in a longer window, are said.</summary>
    private static void CheckPossible(
        ref Reading read, ImmutableArray<(int Months, decimal Days)> given, int extension, ImmutableArray<Route> routes, Working working, decimal perMonth)
    {
        foreach (var (months, days) in given)
        {
            // People say one number of days for every window: only the windows that this regime looks at must be able to hold it.
            if (!Uses(routes, months)) continue;
            if (days > months * 31 + extension) read.Decline("more-days-than-calendar", "daysInLastMonths");
            working.WarnIf(extension == 0 && days > months * perMonth, "more-days-than-full-time");
            foreach (var (longer, inLonger) in given)
                working.WarnIf(longer > months && inLonger < days, "windows-inconsistent");
        }
    }
}
