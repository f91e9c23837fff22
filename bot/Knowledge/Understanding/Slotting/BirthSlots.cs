using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Year and month of birth: "né le 12/03/1979", "je suis de septante-deux", "Ich bin 1979 geboren".</summary>
internal sealed class BirthSlots(Lexicon lexicon, ValueReader values)
{
    private const int Earliest = 1930;
    private readonly CueTable _cues = new(lexicon, "service-cues", "date-cues");

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            var sure = _cues.After("birth", said.Tokens, i);
            var full = _cues.After("birth-year", said.Tokens, i);
            if ((sure ?? _cues.After("birth-maybe", said.Tokens, i) ?? full) is not { } after) continue;
            var at = after;
            while (said.At(at) is "le" or "en" or "de" or "du" or "op" or "am" or "in" or "on" or ":" or "the" or "mon" or "au" or "mois" or "an" or "est" or "is" or "ist" or "c") at++;
            if (full is not null && sure is null && !HasYear(said, at)) continue;
            if (Take(said, at, slots, sure is not null) || (sure is not null && Before(said, i, slots))) return;
        }

        // "mars 1990" as an answer.
        if (bare && said.Tokens.Count <= 4 && values.DateTokens.At(said.Tokens, 0, said.Today) is { } lone && lone.Next == said.Tokens.Count) Take(said, 0, slots, true);
    }

    /// <summary>"mon frère est de septembre 1976": without "je suis", only a year in full says a birth.</summary>
    private static bool HasYear(Said said, int at) => Enumerable.Range(at, Math.Min(3, said.Tokens.Count - at)).Any(n => said.Tokens[n].IsNumber && said.At(n).Length == 4);

    private bool Take(Said said, int at, Dictionary<string, object> slots, bool sure)
    {
        if (at >= said.Tokens.Count || said.IsDecoy(at)) return false;
        if (values.DateTokens.At(said.Tokens, at, said.Today) is { } date)
        {
            if (date.Date.Candidates.Length == 1 && date.Date.Candidates[0] is { Year: >= Earliest } day && day.Year <= Latest(said))
            {
                slots["birth_year"] = day.Year;
                if (date.Date.Precision != DatePrecision.Year) slots["birth_month"] = day.Month;
                return true;
            }

            // A whole date in another time is nobody's birth, and its day no year.
            if (date.Date is { Precision: DatePrecision.Day, Candidates.Length: 1 }) return false;

            // "mai nonante et un": a month and a year of two digits in words.
            if (date.Date.Precision == DatePrecision.Month && values.NumberTokens.At(said.Tokens, date.Next) is { } spoken && Year(said, spoken.Value) is { } year && !values.Counted.At(said.Tokens, spoken.Next))
            {
                (slots["birth_year"], slots["birth_month"]) = (year, date.Date.Candidates[0].Month);
                return true;
            }
        }

        if (Spoken(said, at) is { } spelt)
        {
            (slots["birth_year"], slots["birth_month"]) = spelt;
            return true;
        }

        if (values.NumberTokens.At(said.Tokens, at) is not { } number || Year(said, number.Value) is not { } born) return false;
        if (values.Counted.At(said.Tokens, number.Next) && !(sure && number.Value >= Earliest)) return false;
        if (!sure && number.Value < 40) return false;
        slots["birth_year"] = born;
        return true;
    }

    /// <summary>"le douze douze soixante-huit": day, month and year in words.</summary>
    private (int Year, int Month)? Spoken(Said said, int at) =>
        values.NumberTokens.At(said.Tokens, at) is { InWords: true, Value: >= 1 and <= 31 } day && values.NumberTokens.At(said.Tokens, day.Next) is { InWords: true, Value: >= 1 and <= 12 } month
        && values.NumberTokens.At(said.Tokens, month.Next) is { Value: >= 40 } year && Year(said, year.Value) is { } born ? (born, (int)month.Value) : null;

    /// <summary>"Ich bin 1979 geboren": the year stands before the word.</summary>
    private bool Before(Said said, int i, Dictionary<string, object> slots)
    {
        if (i == 0 || !said.Tokens[i - 1].IsNumber || said.At(i - 1).Length != 4 || values.NumberTokens.At(said.Tokens, i - 1) is not { } year || Year(said, year.Value) is not { } born) return false;
        slots["birth_year"] = born;
        return true;
    }

    private static int Latest(Said said) => said.Today.Year - AgeSlots.Youngest;

    private static int? Year(Said said, decimal value) => value != Math.Floor(value) ? null
        : value >= Earliest && value <= Latest(said) ? (int)value
        : value is >= 40 and <= 99 ? 1900 + (int)value
        : value >= 0 && value <= Latest(said) - 2000 ? 2000 + (int)value : null;
}
