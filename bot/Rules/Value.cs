using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>A value that goes into or comes out of a calculator. A closed set: whoever shows it can cover every case.</summary>
public abstract record Value
{
    private Value() { }

    /// <summary>A count or a measure; the name of the field says of what.</summary>
    public sealed record Number(decimal Amount) : Value;

    /// <summary>An amount in euro.</summary>
    public sealed record Euro(Money Amount) : Value;

    /// <summary>A percentage: 85.88 means 85,88 %.</summary>
    public sealed record Percent(decimal Amount) : Value;

    /// <summary>A calendar day.</summary>
    public sealed record Day(DateOnly Date) : Value;

    /// <summary>A moment of Belgian local time.</summary>
    public sealed record Moment(DateTime Local) : Value;

    /// <summary>A code word such as <c>R3</c> or <c>ouvrier</c>; its wording for people lives in the knowledge folder.</summary>
    public sealed record Word(string Code) : Value;

    public sealed record Flag(bool Yes) : Value;

    public sealed record Many(ImmutableArray<Value> Items) : Value;

    /// <summary>Named values in a meaningful order.</summary>
    public sealed record Fields(ImmutableArray<(string Name, Value Value)> Items) : Value
    {
        public Value? this[string name]
        {
            get
            {
                foreach (var (key, value) in Items)
                    if (key == name) return value;
                return null;
            }
        }
    }

    /// <summary>Known to have no value, such as a route that new work cannot complete.</summary>
    public sealed record Nothing : Value;

    public static readonly Value None = new Nothing();

    public static implicit operator Value(int amount) => new Number(amount);
    public static implicit operator Value(decimal amount) => new Number(amount);
    public static implicit operator Value(Money amount) => new Euro(amount);
    public static implicit operator Value(DateOnly day) => new Day(day);
    public static implicit operator Value(string code) => new Word(code);
    public static implicit operator Value(bool yes) => new Flag(yes);
}
