using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Voluntary part-timers prove half-days: as many as full-timers prove days, under R2 in a window six months longer.</summary>
internal static class HalfDays
{
    public static Outcome Compute(
        Working working, Regime regime, AgeClass ageClass, Law law, ImmutableArray<(int Months, decimal Days)> given)
    {
        if (regime == Regime.R1) return new Outcome.Declined("half-days-unknown-then", "claimDate");
        var (need, months, source) = regime == Regime.R3
            ? (law[Keys.R3HalfDays].Value, (int)law[Keys.R3HalfDayMonths].Value, law[Keys.R3HalfDays].Source)
            : (law[Keys.R2Days[(int)ageClass]].Value,
               (int)(law[Keys.R2Months[(int)ageClass]].Value + law[Keys.HalfDayExtraMonths].Value),
               law[Keys.HalfDayExtraMonths].Source);

        decimal? inWindow = null, inside = 0m;
        foreach (var (length, count) in given)
        {
            if (count > 2 * (length * 31)) return new Outcome.Declined("more-days-than-calendar", "halfDaysInLastMonths");
            if (length == months) inWindow = count;
            if (length <= months) inside = Math.Max(inside.Value, count);
        }
        working.WarnIf(inWindow is null, "window-not-given");
        var missing = Math.Max(0m, need - (inWindow ?? inside.Value));

        working.Warn("part-time-status");
        working.WarnIf(regime == Regime.R3, "half-days-window-uncertain");
        working.Step("required-half-days", need, source);
        working.Step("reference-months", months, source);
        working.Step("missing-half-days", missing);
        return working.Result(
            ("regime", regime.Code()), ("ageClass", regime == Regime.R3 ? Value.None : ageClass.Code()),
            ("requiredHalfDays", need), ("referenceMonths", months), ("admitted", missing == 0m), ("missingHalfDays", missing));
    }
}
