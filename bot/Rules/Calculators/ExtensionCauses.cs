using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Events that lengthen the reference window, and how sure that is under each regime.</summary>
internal static class ExtensionCauses
{
    public static readonly ImmutableArray<string> All =
        ["self-employed", "detention", "career-break", "sickness", "child-raising", "army-abroad", "force-majeure"];

    /// <summary>Listed for the regime in a source we read; anything else is shown as uncertain.</summary>
    private static bool IsListed(Regime regime, string cause) => cause switch
    {
        "self-employed" or "detention" or "career-break" => true,
        "sickness" => regime == Regime.R3,
        "child-raising" or "army-abroad" or "force-majeure" => regime == Regime.R2,
        _ => false,
    };

    public static void Say(Working working, Regime regime, string? cause, int days)
    {
        if (days == 0) return;
        working.Step("window-extension", days, regime == Regime.R3 ? LegalBasis.RoutesR3 : LegalBasis.WindowLengthened);
        working.WarnIf(cause is null || !IsListed(regime, cause), "extension-cause-uncertain");
        working.WarnIf(regime == Regime.R3 && cause == "self-employed", "extension-self-employed-r3");
    }
}
