using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>What one centre decided for itself, as far as calculators need it.</summary>
/// <param name="Id">File name of the centre, e.g. <c>binche</c>.</param>
/// <param name="Fees">Monthly contributions it published; a kind that is missing was not published.</param>
/// <param name="WalkIn">Weekly walk-in hours; empty when the centre published none.</param>
/// <param name="OpenDays">Doubtful days on which the centre said that it is open.</param>
/// <param name="ClosedDays">Days on which the centre said that it is closed.</param>
public sealed record CentreTerms(
    string Id,
    ImmutableArray<CentreFee> Fees,
    ImmutableArray<WalkInSlot> WalkIn,
    ImmutableArray<DateOnly> OpenDays,
    ImmutableArray<DateOnly> ClosedDays,
    Citation? WalkInSource);

/// <summary>A published monthly contribution for one full-time placement.</summary>
/// <param name="PartnerKind">public, own-commune, nonprofit, social-economy, private.</param>
/// <param name="From">The day the amount is dated; null when its source carries no date.</param>
public sealed record CentreFee(string PartnerKind, Money PerMonth, DateOnly? From, Citation Source, Confidence Confidence);

/// <summary>A weekly walk-in time, Belgian local time, closing time excluded.</summary>
public sealed record WalkInSlot(DayOfWeek Weekday, TimeOnly Opens, TimeOnly Closes);
