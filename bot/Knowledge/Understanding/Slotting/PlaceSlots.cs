using System.Globalization;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Commune, day of the week, time of day and gross pay.</summary>
internal sealed class PlaceSlots(Lexicon lexicon, ValueReader values)
{
    private static readonly string[] English = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private readonly PhraseTable _communes = new(lexicon, "communes");

    public void Read(Said said, Dictionary<string, object> slots)
    {
        if (_communes.First(said.Tokens) is { } commune) slots["commune"] = commune.Key;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (values.DateTokens.WeekdayAt(said.Tokens, i, out _) is { } day && (said.Tokens[i].Text.Length > 3 || said.At(i + 1) == ".") && !slots.ContainsKey("weekday"))
                slots["weekday"] = English[day - 1];
            if (said.IsDecoy(i)) continue;
            if (TimeReader.At(said.Tokens, i) is { } time && !slots.ContainsKey("time"))
                slots["time"] = time.Time.Time.ToString("HH:mm", CultureInfo.InvariantCulture);
            if (values.MoneyTokens.At(said.Tokens, i) is { } money && money.Money is { Currency: "EUR", Amount: >= 300m and <= 10_000m } && IsGross(said, i, money.Next))
                slots["gross"] = money.Money.Amount;
            else if (values.NumberTokens.At(said.Tokens, i) is { InWords: false, Value: >= 300m and <= 10_000m } number && said.At(number.Next) is "brut" or "bruts" or "bruto" or "brutto" or "gross")
                slots["gross"] = number.Value;
        }
    }

    private static bool IsGross(Said said, int i, int next) =>
        Enumerable.Range(Math.Max(0, i - 3), Math.Min(said.Tokens.Count, next + 3) - Math.Max(0, i - 3))
            .Any(n => said.At(n) is "brut" or "bruts" or "bruto" or "brutto" or "gross");
}
