using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Where a value stands in the message: from Start up to, not including, End.</summary>
public readonly record struct Place(int Start, int End);

/// <param name="Value">Exact, unless a fraction such as a third.</param>
/// <param name="InWords">Written in words or half in words.</param>
public sealed record FoundNumber(Place Place, decimal Value, bool InWords);

public enum AgeUnit { Years, Months, Weeks, Days }

/// <summary>A count of years, months, weeks or days, as an age is stated.</summary>
public sealed record FoundAge(Place Place, decimal Value, AgeUnit Unit);

public enum DatePrecision { Day, Month, Year }

/// <summary>A date, as precise as stated.</summary>
/// <param name="Candidates">One day when it is settled; the last one gone by and the next one when the message leaves it open ("vendredi"); none when the day does not exist (30/2). A month or year stands as its first day.</param>
public sealed record FoundDate(Place Place, ImmutableArray<DateOnly> Candidates, DatePrecision Precision)
{
    /// <summary>The latest candidate that is not after the day, else the first.</summary>
    public DateOnly? OnOrBefore(DateOnly day) =>
        Candidates.IsEmpty ? null : Candidates.Where(date => date <= day).DefaultIfEmpty(Candidates[0]).Max();
}

/// <summary>A length of time as stated; parts nobody named are zero.</summary>
public sealed record FoundDuration(
    Place Place, decimal Years, decimal Months, decimal Weeks, decimal Days, decimal Hours, decimal Minutes, decimal Seconds)
{
    /// <summary>In months, years counted as twelve; null when other parts are named too.</summary>
    public decimal? AsMonths => Weeks == 0 && Days == 0 && Hours == 0 && Minutes == 0 && Seconds == 0 ? (Years * 12) + Months : null;

    /// <summary>In calendar days, a week as seven; null when other parts are named too.</summary>
    public decimal? AsDays => Years == 0 && Months == 0 && Hours == 0 && Minutes == 0 && Seconds == 0 ? (Weeks * 7) + Days : null;
}

/// <param name="Currency">ISO 4217.</param>
public sealed record FoundMoney(Place Place, decimal Amount, string Currency);

/// <summary>Hours a week, or a part of a full-time post; one of them is null.</summary>
/// <param name="Share">Above 0, at most 1.</param>
public sealed record FoundWorkingTime(Place Place, decimal? Share, decimal? HoursPerWeek);

public sealed record FoundPercent(Place Place, decimal Percent);

/// <summary>A time of day, 24 hours.</summary>
public sealed record FoundTime(Place Place, TimeOnly Time);
