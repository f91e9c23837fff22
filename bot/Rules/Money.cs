namespace Article60.Rules;

/// <summary>An amount in euro. Rounding happens only where a rule says so.</summary>
public readonly record struct Money(decimal Euros) : IComparable<Money>
{
    public static readonly Money Zero = new(0m);

    public static Money operator +(Money a, Money b) => new(a.Euros + b.Euros);
    public static Money operator -(Money a, Money b) => new(a.Euros - b.Euros);
    public static Money operator *(Money a, decimal factor) => new(a.Euros * factor);

    /// <summary>Never below zero: a benefit is not a debt.</summary>
    public Money FloorAtZero() => Euros < 0m ? Zero : this;

    public Money RoundToCent() => new(Math.Round(Euros, 2, MidpointRounding.AwayFromZero));

    public int CompareTo(Money other) => Euros.CompareTo(other.Euros);
    public static bool operator <(Money a, Money b) => a.Euros < b.Euros;
    public static bool operator >(Money a, Money b) => a.Euros > b.Euros;
    public static bool operator <=(Money a, Money b) => a.Euros <= b.Euros;
    public static bool operator >=(Money a, Money b) => a.Euros >= b.Euros;
}
