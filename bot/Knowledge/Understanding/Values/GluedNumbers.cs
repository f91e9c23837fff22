using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Dutch and German write numbers below hundred as one word, units first: "vijfenveertig", "fünfundvierzig".</summary>
internal static class GluedNumbers
{
    public static FrozenDictionary<string, decimal> From(ImmutableArray<LexiconEntry> numbers)
    {
        var words = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var simple = numbers.SelectMany(entry => entry.Words.Select(word => (Word: Fold.Text(word), Value: int.Parse(entry.Key, CultureInfo.InvariantCulture)))).ToList();
        foreach (var (unit, u) in simple.Where(number => number.Value is > 0 and < 10))
            foreach (var (ten, t) in simple.Where(number => number.Value is >= 20 and < 100 && number.Value % 10 == 0))
                foreach (var joint in new[] { "en", "und" }) words.TryAdd(unit + joint + ten, u + t);
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
