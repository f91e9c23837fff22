using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Ages, dates of birth, age groups and days already worked.</summary>
internal sealed class AgeSlots(Lexicon lexicon, ValueReader values)
{
    private const int Youngest = 14;
    private const int Oldest = 99;
    private readonly PhraseTable _cues = new(lexicon, "age-cues");
    private readonly PhraseTable _dates = new(lexicon, "date-cues");

    // Figures of the law itself: nobody's own days unless he says so.
    private readonly ImmutableArray<decimal> _legal = [.. lexicon["legal-days"].SelectMany(entry => entry.Words).Select(word => decimal.Parse(word, CultureInfo.InvariantCulture))];

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        ReadBirth(said, slots);
        ReadDays(said, slots);
        var ages = new List<int>();
        string? group = null;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i) || values.NumberTokens.At(said.Tokens, i) is not { } number) continue;
            var whole = (int)Math.Floor(Math.Min(number.Value, 10_000m));
            if (said.At(i - 1) is "entre" or "tussen" or "zwischen" or "between" && whole is 35 or 36) { group = "36-49"; break; }
            if (number.Value < 0 || !IsAge(said, i, number.Next, whole, bare)) { i = number.Next - 1; continue; }
            if (GroupOf(said, i, number.Next, whole) is { } stated) group = stated;
            else if (whole is >= Youngest and <= Oldest) Take(said, ages, i, whole);
            i = number.Next - 1;
        }

        if (ages.Count == 1) slots["age"] = ages[0];
        else if (ages.Count > 1) slots["ages"] = ages.ToImmutableArray();
        if (group is not null && ages.Count == 0) slots["age_group"] = group;
        if (slots.ContainsKey("birth_year")) { slots.Remove("age"); slots.Remove("ages"); }
    }

    private bool IsAge(Said said, int i, int next, int whole, bool bare)
    {
        var at = next;
        while (said.At(at) is "-" or "+" or "et" or "plus" && at < next + 2) at++;
        var unit = values.DurationTokens.UnitAt(said.Tokens, at, out _);
        if (unit == "year" || (said.At(at) == "j" && said.Language == "nl" && whole >= Youngest))
            return !said.Preceded(_cues, "since", i, 0);
        if (unit is not null || said.At(next) is "%" or "€" or "euros" or "h" or "/" or "€" or ":") return false;
        if (whole is < Youngest or > Oldest) return false;
        if (said.At(next) is "e" or "eme" or "er") return false;
        if (bare && said.Tokens.Count - (next - i) <= 6) return true;
        // "moi 44", "j'ai 42, mon fils 19", "I am 34", "ik ben 45", "ich bin 40", "37, non 38 ans".
        if (said.At(i - 1) is "ai" or "jai" or "moi" or "am" or "ben" or "bin" or "aged" or "age" or "leeftijd" or "alter" or "g")
            return next >= said.Tokens.Count || said.Tokens[next].IsSign || said.At(next) is "et" or "and" or "en" or "und" or "cb" or "combien" or "hoeveel" or "wie" or "how" or "piges" or "balais" or "non";
        return CorrectedHere(said, next);
    }

    /// <summary>"37, non 38 ans": a correction and another number follow.</summary>
    private bool CorrectedHere(Said said, int next)
    {
        var at = next;
        while (at < said.Tokens.Count && said.Tokens[at].IsSign) at++;
        return _cues.At(said.Tokens, at) is { Key: "correction" } && said.Followed(_cues, "correction", at, 0)
            && Enumerable.Range(at, Math.Min(5, said.Tokens.Count - at)).Any(n => values.NumberTokens.At(said.Tokens, n) is not null);
    }

    private void Take(Said said, List<int> ages, int i, int age)
    {
        if (ages.Count > 0 && said.Preceded(_cues, "correction", i, 2)) ages[^1] = age;
        else if (!ages.Contains(age)) ages.Add(age);
    }

    private string? GroupOf(Said said, int i, int next, int whole)
    {
        var plus = said.At(next) == "+" || said.At(i - 1) == "+" || (said.At(next) is "ans" or "an" && said.At(next + 1) is "et" or "ou" && said.At(next + 2) == "plus");
        plus |= said.At(next) is "et" or "ou" && said.At(next + 1) == "plus";
        if (plus || said.Preceded(_cues, "over", i, 1)) return whole is >= 49 and <= 75 ? "50+" : whole is 35 or 36 ? "36-49" : null;
        if (said.Preceded(_cues, "under", i, 1) || (said.At(i - 1) == "-" && said.At(next) is "ans" && i < 2)) return whole <= 36 ? "<36" : null;
        return null;
    }

    private void ReadBirth(Said said, Dictionary<string, object> slots)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (_dates.At(said.Tokens, i) is not { Key: "birth" } cue) continue;
            var at = cue.Next;
            while (said.At(at) is "le" or "en" or "de" or "du" or "op" or "am" or "in" or "on" or ":" or "the" or "mon" or "au") at++;
            if (at >= said.Tokens.Count) continue;
            if (values.DateTokens.At(said.Tokens, at, said.Today) is { } date && date.Date.OnOrBefore(said.Today) is { } day && day.Year is > 1930 and < 2015 && date.Date.Candidates.Length == 1)
            {
                slots["birth_year"] = day.Year;
                if (date.Date.Precision != DatePrecision.Year) slots["birth_month"] = day.Month;
                return;
            }

            if (values.NumberTokens.At(said.Tokens, at) is { } year && Year(year.Value) is { } born)
            {
                slots["birth_year"] = born;
                return;
            }
        }
    }

    private static int? Year(decimal value) =>
        value is >= 1930 and <= 2012 && value == Math.Floor(value) ? (int)value
        : value is >= 40 and <= 99 ? 1900 + (int)value
        : value is >= 0 and <= 12 ? 2000 + (int)value : null;

    private void ReadDays(Said said, Dictionary<string, object> slots)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i) || values.NumberTokens.At(said.Tokens, i) is not { } number) continue;
            if (values.DurationTokens.UnitAt(said.Tokens, number.Next, out var next) == "day" && number.Value is > 0 and < 5000
                && number.Value == Math.Floor(number.Value) && !(said.Language == "nl" && said.At(number.Next) == "j"))
            {
                var done = said.Preceded(_cues, "days-done", i, 3) || said.Followed(_cues, "days-done", next, 4);
                var missing = said.Preceded(_cues, "days-missing", i, 2) || _legal.Contains(number.Value);
                if (done && !missing) slots["days_worked"] = (int)number.Value;
            }

            i = number.Next - 1;
        }
    }
}
