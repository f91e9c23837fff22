using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>One way to prove enough work.</summary>
/// <param name="Code">E.g. <c>R2-B4</c>.</param>
/// <param name="Months">Length of the window in which recent days count.</param>
/// <param name="Need">Recent days needed; with <paramref name="OldPerDay"/> those needed without any old day.</param>
/// <param name="Floor">Recent days that no number of old days replaces.</param>
/// <param name="OldNeeded">Old days that must be proven beside the recent ones, or 0.</param>
/// <param name="OldPerDay">Old days that replace one recent day, or 0.</param>
internal sealed record Route(string Code, int Months, decimal Need, decimal Floor, decimal OldNeeded, decimal OldPerDay, Citation Source)
{
    public bool UsesOldDays => OldNeeded > 0m || OldPerDay > 0m;

    /// <summary>Recent days still to be worked; null when new work cannot complete the route.</summary>
    public decimal? Missing(decimal recent, decimal old)
    {
        if (old < OldNeeded) return null;
        var need = OldPerDay > 0m ? Math.Max(Floor, Need - decimal.Floor(old / OldPerDay)) : Need;
        return Math.Max(0m, need - recent);
    }
}

/// <summary>The routes open to a regime and age class, the ordinary one first.</summary>
internal static class Routes
{
    private static readonly string[] Codes =
    [
        "R1-A1", "R1-A2", "R1-A3", "", "R1-B1", "R1-B2", "", "", "R1-C1", "", "", "",
        "R2-A1", "R2-A2", "R2-A3", "", "R2-B1", "R2-B2", "R2-B3", "R2-B4", "R2-C1", "R2-C2", "R2-C3", "",
    ];

    public static ImmutableArray<Route> For(Regime regime, AgeClass ageClass, Law law)
    {
        if (regime == Regime.R3)
        {
            var days = law[Keys.R3Days];
            return [new("R3-1", (int)law[Keys.R3Months].Value, days.Value, 0m, 0m, 0m, days.Source)];
        }

        var routes = ImmutableArray.CreateBuilder<Route>(4);
        var (dayKeys, monthKeys) = regime == Regime.R1 ? (Keys.R1Days, Keys.R1Months) : (Keys.R2Days, Keys.R2Months);
        for (var higher = (int)ageClass; higher < dayKeys.Length; higher++)
        {
            var days = law[dayKeys[higher]];
            routes.Add(new(CodeOf(regime, ageClass, routes.Count), (int)law[monthKeys[higher]].Value, days.Value, 0m, 0m, 0m, days.Source));
        }
        if (regime == Regime.R2 && ageClass != AgeClass.A) AddOldDayRoutes(routes, ageClass, law);
        return routes.ToImmutable();
    }

    private static void AddOldDayRoutes(ImmutableArray<Route>.Builder routes, AgeClass ageClass, Law law)
    {
        var own = routes[0];
        var career = law[ageClass == AgeClass.B ? Keys.LongCareerB : Keys.LongCareerC];
        var floor = law[ageClass == AgeClass.B ? Keys.ExchangeFloorB : Keys.ExchangeFloorC];
        routes.Add(new(CodeOf(Regime.R2, ageClass, routes.Count), own.Months, career.Value, 0m, law[Keys.OldDays].Value, 0m, career.Source));
        routes.Add(new(CodeOf(Regime.R2, ageClass, routes.Count), own.Months, own.Need, floor.Value, 0m, law[Keys.OldDaysPerDay].Value, floor.Source));
    }

    private static string CodeOf(Regime regime, AgeClass ageClass, int index) => Codes[(int)regime * 12 + (int)ageClass * 4 + index];
}
