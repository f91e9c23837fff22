using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>A hint, always "to be checked": whether a complement of social integration income stays possible, and what a wage does to a relative's.</summary>
internal static class Household
{
    public static readonly Calculator Calculator = new("household",
    [
        new("date", InputKind.Day), new("netWage", InputKind.Euro), new("category", InputKind.Word, Keys.Categories),
        new("ispPossible", InputKind.Flag),
        new("relative", InputKind.Word, ["partner", "parent-or-child", "other-relative", "pensioner", "grapa", "unemployed", "none"]),
        new("relativeCategory", InputKind.Word, Keys.Categories),
    ], Run, "complementHigh");

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var date = read.NeedDay("date");
        var net = read.NeedNumber("netWage", 0m, 20_000m);
        var category = read.Word("category", "cohabitant", "single", "family");
        var isp = read.Flag("ispPossible");
        var relative = read.Word("relative", "partner", "parent-or-child", "other-relative", "pensioner", "grapa", "unemployed", "none");
        var relativeCategory = read.Word("relativeCategory", "cohabitant", "single", "family") ?? "cohabitant";
        var law = Regimes.LawFor(ref read, "date", date, book.Parameters);
        if (category is null && relative is null) read.Decline("missing-input", "category");
        if (read.Problem is { } no) return no;
        if (law!.Find(Keys.Ris[0]) is null) return new Outcome.Declined("ris-unknown-then", "date");

        var working = new Working();
        var fields = ImmutableArray.CreateBuilder<(string, Value)>(8);
        working.Step("net-wage", new Money(net));
        if (category is not null) AddComplement(working, fields, new Money(net), Keys.Categories.IndexOf(category), isp, law);
        if (relative is not null) AddRelative(working, fields, new Money(net), relative, Keys.Categories.IndexOf(relativeCategory), law);
        working.Warn("to-check-with-social-worker");
        working.CheckAge(book.Parameters, date);
        return working.Result(fields.ToImmutable());
    }

    /// <summary>Counted means: net pay less the exemption; below the income of the category, less the general exemption too.</summary>
    internal static Money Complement(Money net, Money exemption, int category, Law law)
    {
        var ris = new Money(law[Keys.Ris[category]].Value);
        var counted = (net - exemption).FloorAtZero();
        if (counted < ris) counted -= new Money(law[Keys.GeneralExemption[category]].Value);
        var complement = (ris - counted.FloorAtZero()).FloorAtZero();
        return complement.RoundToCent();
    }

    private static void AddComplement(
        Working working, ImmutableArray<(string, Value)>.Builder fields, Money net, int category, bool? isp, Law law)
    {
        var ris = law[Keys.Ris[category]];
        var exemption = law.Find(Keys.IspExemption);
        var without = Complement(net, Money.Zero, category, law);
        var with = exemption is null ? without : Complement(net, new Money(exemption.Value), category, law);
        working.Step("ris-of-category", new Money(ris.Value), ris.Source);
        if (exemption is not null && isp != false) working.Step("isp-exemption", new Money(exemption.Value), exemption.Source);
        working.WarnIf(exemption is null && isp != false, "isp-unknown-then");
        var (low, high) = (isp == true ? with : without, isp == false ? without : with);
        working.Step("complement-low", low, LegalBasis.Complement);
        working.Step("complement-high", high, LegalBasis.Complement);
        fields.Add(("complementLow", low));
        fields.Add(("complementHigh", high));
        fields.Add(("complementPossible", high > Money.Zero));
    }

    private static void AddRelative(
        Working working, ImmutableArray<(string, Value)>.Builder fields, Money net, string relative, int category, Law law)
    {
        var own = new Money(law[Keys.Ris[category]].Value);
        var above = (net - new Money(law[Keys.Ris[0]].Value)).FloorAtZero();
        var reduced = (own - above).FloorAtZero();
        var mustCount = law.Day >= law.DayOf(Keys.MaintenanceStart);
        var (low, high, effect) = relative switch
        {
            "partner" => (reduced, reduced, "counted"),
            "parent-or-child" => (reduced, own, mustCount ? "must-be-counted" : "may-be-counted"),
            "other-relative" => (own, own, "not-counted"),
            "pensioner" => (Money.Zero, Money.Zero, "pension-unchanged"),
            "grapa" => (Money.Zero, Money.Zero, "ask-pension-service"),
            "unemployed" => (Money.Zero, Money.Zero, "ask-payment-body"),
            _ => (Money.Zero, Money.Zero, "none"),
        };
        working.Step("relative-effect", effect, relative == "parent-or-child" && mustCount ? LegalBasis.Cohabitants : LegalBasis.CohabitantsBefore);
        fields.Add(("relativeEffect", effect));
        if (relative is not ("partner" or "parent-or-child" or "other-relative")) return;

        working.Step("above-cohabitant", above, LegalBasis.Cohabitants);
        working.Step("relative-ris-low", low);
        working.Step("relative-ris-high", high);
        working.WarnIf(relative == "parent-or-child" && mustCount, "fairness-exception");
        fields.Add(("aboveCohabitant", above));
        fields.Add(("relativeRisLow", low));
        fields.Add(("relativeRisHigh", high));
    }
}
