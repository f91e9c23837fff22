namespace Article60.Rules.Calculators;

/// <summary>Rules on the days of work to prove, by claim date: R1 to 31/10/2012, R2 to 28/02/2026, R3 since.</summary>
internal enum Regime { R1, R2, R3 }

/// <summary>Age class on the claim date (R1 and R2 only).</summary>
internal enum AgeClass { A, B, C }

/// <summary>Which regime and which age class a claim falls under.</summary>
internal static class Regimes
{
    private static readonly string[] RegimeCodes = ["R1", "R2", "R3"];
    private static readonly string[] ClassCodes = ["A", "B", "C"];

    public static string Code(this Regime regime) => RegimeCodes[(int)regime];

    public static string Code(this AgeClass ageClass) => ClassCodes[(int)ageClass];

    /// <summary>The claim date decides, never the date of the contract or of its signature.</summary>
    public static Regime On(Law law) =>
        law.Day >= law.DayOf(Keys.R3Start) ? Regime.R3 : law.Day >= law.DayOf(Keys.R2Start) ? Regime.R2 : Regime.R1;

    public static AgeClass ClassAt(int age, Law law) =>
        age >= law[Keys.AgeC].Value ? AgeClass.C : age >= law[Keys.AgeB].Value ? AgeClass.B : AgeClass.A;

    /// <summary>A claim date we can answer for, or a reason to decline.</summary>
    public static Law? LawFor(ref Reading read, string input, DateOnly day, ParameterBook book)
    {
        if (read.Problem is not null) return null;
        var law = book.On(day);
        if (law is null) read.Decline("before-known-law", input);
        return law;
    }

    public static readonly Calculator Calculator = new("regime", [new("claimDate", InputKind.Day)], Run, "regime");

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var claim = read.NeedDay("claimDate");
        var law = LawFor(ref read, "claimDate", claim, book.Parameters);
        if (read.Problem is { } no) return no;

        var regime = On(law!);
        var working = new Working();
        working.Step("claim-date", claim, LegalBasis.ClaimDateDecides);
        working.Step("regime", regime.Code(), StartOf(regime, law!));
        Caveats(working, regime, book.Parameters, claim);
        return working.Result(("regime", regime.Code()));
    }

    internal static Citation StartOf(Regime regime, Law law) =>
        regime switch { Regime.R1 => LegalBasis.RoutesR1, Regime.R2 => law[Keys.R2Start].Source, _ => law[Keys.R3Start].Source };

    /// <summary>What is uncertain about a regime itself: a pending judgment, figures past their check.</summary>
    internal static void Caveats(Working working, Regime regime, ParameterBook book, DateOnly claim)
    {
        working.WarnIf(regime == Regime.R3, "court-judgment-pending");
        working.CheckAge(book, claim);
    }
}
