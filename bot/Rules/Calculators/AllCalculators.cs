using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Every calculator, in the order people meet them.</summary>
public static class AllCalculators
{
    public static ImmutableArray<Calculator> All { get; } =
    [
        Regimes.Calculator, ReferenceWindow.Calculator, DayCount.Calculator, RequiredWorkdays.Calculator, ContractPlan.Calculator,
        BenefitDuration.Calculator, ResignationNotice.Calculator, GuaranteedSalary.Calculator, TutoringPremium.Calculator,
        PartnerContribution.Calculator, Salary.Calculator, Household.Calculator, NextWalkIn.Calculator, WorkingDayDeadline.Calculator,
    ];

    private static readonly FrozenDictionary<string, Calculator> ByName = All.ToFrozenDictionary(c => c.Name);

    public static Calculator? Find(string name) => ByName.GetValueOrDefault(name);
}
