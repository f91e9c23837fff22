using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>Reads typed inputs and remembers the first reason to decline, so that a calculator checks once.</summary>
internal ref struct Reading(Inputs inputs)
{
    /// <summary>Dates outside these years are slips of the pen; arithmetic inside them cannot overflow.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    private readonly Inputs _inputs = inputs;

    /// <summary>The first reason to decline, or null while all is well.</summary>
    public Outcome.Declined? Problem { get; private set; }

    public readonly bool Has(string name) => _inputs[name] is not (null or Value.Nothing);

    public void Decline(string reason, string? input = null) => Problem ??= new Outcome.Declined(reason, input);

    public DateOnly? Day(string name)
    {
        if (!Has(name)) return null;
        if (_inputs[name] is not Value.Day { Date: var day }) return Wrong<DateOnly>(name);
        if (day >= Earliest && day <= Latest) return day;
        Decline("day-out-of-range", name);
        return null;
    }

    public DateOnly NeedDay(string name) => Day(name) ?? Missing<DateOnly>(name);

    public decimal? Number(string name, decimal least = 0m, decimal most = 100_000m)
    {
        if (!Has(name)) return null;
        decimal? number = _inputs[name] switch
        {
            Value.Number given => given.Amount,
            Value.Euro given => given.Amount.Euros,
            Value.Percent given => given.Amount,
            _ => null,
        };
        return number is { } amount ? InBounds(name, amount, least, most) : Wrong<decimal>(name);
    }

    public decimal NeedNumber(string name, decimal least = 0m, decimal most = 100_000m) =>
        Number(name, least, most) ?? Missing<decimal>(name);

    /// <summary>A whole number: half a month of a window means nothing.</summary>
    public int? Whole(string name, int least = 0, int most = 100_000)
    {
        var number = Number(name, least, most);
        if (number is not { } amount) return null;
        if (decimal.Truncate(amount) == amount) return (int)amount;
        Decline("not-whole", name);
        return null;
    }

    /// <summary>A code word; anything outside <paramref name="accepted"/> is declined (empty = anything goes).</summary>
    public string? Word(string name, params ReadOnlySpan<string> accepted)
    {
        if (!Has(name)) return null;
        if (_inputs[name] is not Value.Word { Code: var code }) { Decline("wrong-kind", name); return null; }
        if (accepted.IsEmpty || accepted.Contains(code)) return code;
        Decline("unknown-word", name);
        return null;
    }

    public string NeedWord(string name, params ReadOnlySpan<string> accepted)
    {
        if (Word(name, accepted) is { } code) return code;
        Decline("missing-input", name);
        return "";
    }

    public bool? Flag(string name)
    {
        if (!Has(name)) return null;
        return _inputs[name] is Value.Flag { Yes: var yes } ? yes : Wrong<bool>(name);
    }

    /// <summary>Named numbers, such as days by window length in months; empty when not given.</summary>
    public ImmutableArray<(int Key, decimal Amount)> ByMonths(string name)
    {
        if (!Has(name)) return [];
        if (_inputs[name] is not Value.Fields fields) { Decline("wrong-kind", name); return []; }
        var read = ImmutableArray.CreateBuilder<(int, decimal)>(fields.Items.Length);
        foreach (var (key, value) in fields.Items)
        {
            if (value is Value.Nothing) continue;
            if (value is not Value.Number { Amount: var amount } ||
                !int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var months) || months is < 1 or > 600)
            {
                Decline("wrong-kind", name);
                return [];
            }
            if (InBounds(name, amount, 0m, 100_000m) is { } good) read.Add((months, good));
        }
        return read.ToImmutable();
    }

    public ImmutableArray<Value> Many(string name)
    {
        if (!Has(name)) return [];
        if (_inputs[name] is Value.Many { Items: var items }) return items;
        Decline("wrong-kind", name);
        return [];
    }

    private decimal? InBounds(string name, decimal amount, decimal least, decimal most)
    {
        if (amount >= least && amount <= most) return amount;
        Decline(amount < 0m && least >= 0m ? "negative" : amount < least ? "too-small" : "too-large", name);
        return null;
    }

    private T? Wrong<T>(string name) where T : struct
    {
        Decline("wrong-kind", name);
        return null;
    }

    private T Missing<T>(string name) where T : struct
    {
        Decline("missing-input", name);
        return default;
    }
}
