using System.Collections.Frozen;
using System.Globalization;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Commune, day of the week, time of day and gross pay.</summary>
internal sealed class PlaceSlots(Lexicon lexicon, ValueReader values)
{
    private static readonly string[] English = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private const int ShortAnswer = 4;
    private const decimal LeastPay = 300m;
    private const decimal MostPay = 10_000m;
    private readonly PhraseTable _communes = new(lexicon, "communes");
    private readonly CueTable _cues = new(lexicon, "place-cues");
    private readonly CueTable _pay = new(lexicon, "pay-words");
    private readonly FrozenDictionary<string, FrozenSet<string>> _ordinary = lexicon["ordinary-places"]
        .ToFrozenDictionary(entry => entry.Key, entry => entry.Words.Select(Fold.Text).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        ReadCommune(said, slots);
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (values.DateTokens.WeekdayAt(said.Tokens, i, out _) is { } day && (said.Tokens[i].Text.Length > 3 || said.At(i + 1) == ".") && !slots.ContainsKey("weekday"))
                slots["weekday"] = English[day - 1];
            if (said.IsDecoy(i)) continue;
            if (!slots.ContainsKey("time") && values.TimeTokens.At(said.Tokens, i) is { } time)
                slots["time"] = time.Time.Time.ToString("HH:mm", CultureInfo.InvariantCulture);
            i = ReadGross(said, slots, i, bare && said.Tokens.Count <= ShortAnswer) - 1;
        }
    }

    /// <summary>The token to go on with: "2.300" holds no 300.</summary>
    private int ReadGross(Said said, Dictionary<string, object> slots, int i, bool asked)
    {
        if (values.MoneyTokens.At(said.Tokens, i) is { Money.Currency: "EUR" } money)
        {
            if (Pay(said, i, money.Money.Amount) is { } amount && (asked || Enumerable.Range(i - 3, money.Next + 6 - i).Any(n => IsGross(said, n)))) slots["gross"] = amount;
            return money.Next;
        }

        if (values.NumberTokens.At(said.Tokens, i) is not { } number) return i + 1;
        if (!number.InWords && Pay(said, i, number.Value) is { } bare && (asked || IsGross(said, number.Next) || IsGross(said, i - 1) || IsGross(said, i - 2))) slots["gross"] = bare;
        return number.Next;
    }

    /// <summary>An amount that can be a month's pay, or null. English writes thousands with a comma: "2,150" is no two euros.</summary>
    private static decimal? Pay(Said said, int i, decimal amount)
    {
        if (said.Language == "en" && said.At(i + 1) == "," && said.At(i + 2).Length == 3 && amount < 10m) amount *= 1000m;
        return amount is >= LeastPay and <= MostPay ? amount : null;
    }

    /// <summary>The commune whose centre is named, else the first one; not a street ("chaussée de Namur"), not a person, not a word that only looks like one.</summary>
    private void ReadCommune(Said said, Dictionary<string, object> slots)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (_communes.At(said.Tokens, i) is not { } commune) continue;
            if (_cues.Before("street", said.Tokens, i) || _cues.Before("person", said.Tokens, i)) continue;
            // "depuis la Saint-Nicolas": a day of the year.
            if (said.At(i) is "saint" or "st" && said.At(i - 1) is "la") continue;
            var office = _cues.Before("office", said.Tokens, i);
            var capital = char.IsUpper(said.Text[said.Tokens[i].Start]);
            if (IsOrdinary(said, i) && !office && !(capital && _cues.Before("place", said.Tokens, i))) continue;
            if (office || !slots.ContainsKey("commune")) slots["commune"] = commune.Key;
            if (office) return;
        }
    }

    private bool IsOrdinary(Said said, int i) => _ordinary.TryGetValue(said.Language, out var words) && words.Contains(said.At(i));

    private bool IsGross(Said said, int i) => i >= 0 && _pay.At("gross", said.Tokens, i);
}
