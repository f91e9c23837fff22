using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Part of an illness during which the same payer owes the same share of the pay.</summary>
/// <param name="LastRank">Last day of the illness in this part; ranks count calendar days from 1.</param>
/// <param name="Percent">Employer's share of the pay, or of the part under the ceiling when <paramref name="PercentAbove"/> differs.</param>
/// <param name="PercentAbove">Employer's share of the part above the sickness-insurance ceiling.</param>
internal sealed record SickBracket(string Name, int LastRank, string Payer, decimal Percent, decimal PercentAbove, Citation Source);

/// <summary>The brackets of one worker: statute (law of 3 July 1978), and CCT 12bis or 13bis where they apply.</summary>
internal static class SickScale
{
    public const string Employer = "employer", Both = "employer+mutuelle", Fund = "mutuelle";
    public const string Employe = "employe", ShortEmploye = "employe_cdd_court", Ouvrier = "ouvrier";
    public const string Cct = "cct", Statute = "public_sans_cct";

    /// <summary>Workers, and employees hired for less than three months, need one month of service first.</summary>
    public static bool NeedsSeniority(string regime) => regime != Employe;

    public static ImmutableArray<SickBracket> For(string regime, string variant, Law law)
    {
        var (full, month) = (law[Keys.SickFullPercent].Value, (int)law[Keys.SickMonth1].Value);
        if (regime == Employe) return [new("month1", month, Employer, full, full, law[Keys.SickMonth1].Source)];

        var (week1, week2) = ((int)law[Keys.SickWeek1].Value, (int)law[Keys.SickWeek2].Value);
        var first = new SickBracket("week1", week1, Employer, full, full, law[Keys.SickWeek1].Source);
        if (variant == Statute)
        {
            var statute = law[Keys.StatuteWeek2];
            return
            [
                first, new("week2", week2, Employer, statute.Value, 0m, statute.Source),
                new("days15_30", month, Fund, 0m, 0m, law[Keys.FundPercent].Source),
            ];
        }

        var worker = regime == Ouvrier;
        var second = law[worker ? Keys.OuvrierWeek2 : Keys.ShortWeek2];
        var topUp = law[worker ? Keys.OuvrierTopUp : Keys.ShortTopUp];
        var above = law[worker ? Keys.OuvrierAboveCeiling : Keys.ShortAboveCeiling];
        return
        [
            first, new("week2", week2, Employer, second.Value, second.Value, second.Source),
            new("days15_30", month, Both, topUp.Value, above.Value, topUp.Source),
        ];
    }
}
