namespace Article60.Rules;

/// <summary>Result fields as comparable numbers, whatever they hold.</summary>
internal static class Headlines
{
    /// <summary>Null for what has no order: words, lists, nothing.</summary>
    public static decimal? AsNumber(Value? value) => value switch
    {
        Value.Number number => number.Amount,
        Value.Euro euro => euro.Amount.Euros,
        Value.Percent percent => percent.Amount,
        Value.Day day => day.Date.DayNumber,
        Value.Moment moment => (decimal)moment.Local.Ticks / TimeSpan.TicksPerDay,
        Value.Flag flag => flag.Yes ? 1m : 0m,
        _ => null,
    };

    /// <summary>Equal content; lists and fields are compared by their parts.</summary>
    public static bool Same(Value? a, Value? b) => (a, b) switch
    {
        (null or Value.Nothing, null or Value.Nothing) => true,
        (Value.Many x, Value.Many y) => x.Items.Length == y.Items.Length && x.Items.Zip(y.Items).All(p => Same(p.First, p.Second)),
        (Value.Fields x, Value.Fields y) => x.Items.Length == y.Items.Length
            && x.Items.Zip(y.Items).All(p => p.First.Name == p.Second.Name && Same(p.First.Value, p.Second.Value)),
        _ => Equals(a, b),
    };
}
