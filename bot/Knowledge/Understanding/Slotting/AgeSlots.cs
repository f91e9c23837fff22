using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Ages and age groups; dates of birth and days already worked come from their own readers.</summary>
internal sealed class AgeSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>Younger people have no contract.</summary>
    public const int Youngest = 14;
    private const int Oldest = 99;
    private const int LongestInMonths = 24;
    private readonly CueTable _cues = new(lexicon, "number-cues", "corrections");
    private readonly BirthSlots _births = new(lexicon, values);
    private readonly DaySlots _days = new(lexicon, values);

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        _births.Read(said, slots, bare);
        _days.Read(said, slots, bare);
        var ages = new List<(int Age, int At, bool Own)>();
        string? group = null;
        var lists = new Dictionary<int, bool>();
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i) || values.NumberTokens.At(said.Tokens, i) is not { } number) continue;
            var whole = (int)Math.Floor(Math.Min(number.Value, 10_000m));
            if (_cues.Before("between", said.Tokens, i) && Between(said, number.Next, whole) is { } within) { group = within; break; }
            if (number.Value < 0 || !IsAge(said, i, number.Next, whole, bare && !slots.ContainsKey("days_worked"), lists)) { i = number.Next - 1; continue; }
            if (GroupOf(said, i, number.Next, whole) is { } stated) group = stated;
            else if (whole is >= Youngest and <= Oldest && !IsLimit(said, i)) Take(said, ages, i, whole);
            i = number.Next - 1;
        }

        // "Je vis avec ma mère de 71 ans. J'ai 43 ans.": beside one's own age, those of other sentences are others'.
        if (ages.Exists(age => age.Own)) ages.RemoveAll(age => !ages.Exists(own => own.Own && said.SameSentence(own.At, age.At)));
        if (ages.Count == 1) slots["age"] = ages[0].Age;
        else if (ages.Count > 1) slots["ages"] = ages.Select(age => age.Age).ToImmutableArray();
        if (group is not null && ages.Count == 0) slots["age_group"] = group;
        if (slots.ContainsKey("birth_year")) { slots.Remove("age"); slots.Remove("ages"); }
    }

    private bool IsAge(Said said, int i, int next, int whole, bool bare, Dictionary<int, bool> lists)
    {
        var at = next;
        while (said.At(at) is "-" or "+" or "et" or "plus" && at < next + 2) at++;
        var unit = values.DurationTokens.UnitAt(said.Tokens, at, out _);
        // "j'ai 52 moi": so many months nobody counts.
        if (said.At(at) == "moi" && whole > LongestInMonths) unit = null;
        if (unit == "year" || (said.At(at) is "j" or "jr" && said.Language == "nl" && whole >= Youngest)) return !said.Preceded(_cues, "since", i, 0);
        // "27a": chat writing for years, right behind the digits.
        if (said.At(next) == "a" && whole >= Youngest && said.Tokens[next].Start == said.Tokens[next - 1].End) return true;
        if (unit is not null || values.Counted.At(said.Tokens, next) || said.At(next) is "/" or ":") return false;
        if (whole is < Youngest or > Oldest || said.At(next) is "e" or "eme" or "er") return false;
        if (bare && said.Tokens.Count - (next - i) <= 6) return true;
        if ((_cues.Before("aged", said.Tokens, said.At(i - 1) == ":" ? i - 1 : i) && !OfPeople(said, next)) || ((said.EndsAt(next) || _cues.At("after-own", said.Tokens, next)) && said.Preceded(_cues, "becoming", i, 2)) || InList(said, i, next, lists)) return true;
        if (said.EndsAt(next) && whole is 35 or 36 or 49 or 50 && (_cues.Before("over", said.Tokens, i) || _cues.Before("under", said.Tokens, i))) return true;
        // "moi 44", "j'ai 42, mon fils 19", "I am 34", "ik ben 45", "ich bin 40", "37, non 38 ans".
        if (_cues.Before("own", said.Tokens, i) || _cues.Before("person", said.Tokens, i)) return said.EndsAt(next) || _cues.At("after-own", said.Tokens, next);
        return CorrectedHere(said, next);
    }

    /// <summary>"une équipe de 22 personnes" is no age.</summary>
    private static bool OfPeople(Said said, int next) => said.At(next) is "personnes" or "collegues" or "personen" or "mensen" or "people" or "travailleurs" or "leute";

    /// <summary>"il faut avoir moins de 50 ans": a limit that fits no group is nobody's age.</summary>
    private bool IsLimit(Said said, int i) => _cues.Before("over", said.Tokens, i) || _cues.Before("under", said.Tokens, i);

    /// <summary>"34 et 51 ans", "22, 25 en 40 jaar": the unit stands once, at the end.</summary>
    /// <param name="said">The message.</param>
    /// <param name="i">A number.</param>
    /// <param name="next">After it.</param>
    /// <param name="known">Numbers judged already: a list is walked through once, not again from each of its numbers.</param>
    private bool InList(Said said, int i, int next, Dictionary<int, bool> known)
    {
        var passed = new List<int>();
        bool? ages = null;
        while (ages is null)
        {
            if (known.TryGetValue(i, out var judged)) { ages = judged; break; }
            passed.Add(i);
            if (said.At(next) is not ("et" or "," or "ou" or "en" or "und" or "and" or "oder" or "of" or "or")
                || values.NumberTokens.At(said.Tokens, next + 1) is not { } other || other.Value is < Youngest or > Oldest || said.IsDecoy(next + 1)) ages = false;
            else if (values.DurationTokens.UnitAt(said.Tokens, other.Next, out _) == "year" && !said.Preceded(_cues, "since", i, 0)) ages = true;
            else (i, next) = (next + 1, other.Next);
        }

        foreach (var number in passed) known[number] = ages.Value;
        return ages.Value;
    }

    /// <summary>"37, non 38 ans": a correction and another number follow.</summary>
    private bool CorrectedHere(Said said, int next)
    {
        var at = next;
        while (at < said.Tokens.Count && said.Tokens[at].IsSign) at++;
        return _cues.At("correction", said.Tokens, at)
            && Enumerable.Range(at, Math.Min(5, said.Tokens.Count - at)).Any(n => values.NumberTokens.At(said.Tokens, n) is not null);
    }

    private void Take(Said said, List<(int Age, int At, bool Own)> ages, int i, int age)
    {
        var found = (age, i, _cues.Before("own", said.Tokens, i));
        if (ages.Count > 0 && said.Preceded(_cues, "correction", i, 2)) ages[^1] = found;
        else if (!ages.Exists(other => other.Age == age)) ages.Add(found);
    }

    /// <summary>"entre 36 et 49", "tussen 40 en 45 jaar": the group that holds both ends, or null.</summary>
    private string? Between(Said said, int next, int from)
    {
        if (values.NumberTokens.At(said.Tokens, next + 1) is not { Value: >= Youngest and <= Oldest } to || from is < Youngest or > Oldest) return null;
        if (values.DurationTokens.UnitAt(said.Tokens, to.Next, out _) is not ("year" or null)) return null;
        return from >= 35 && to.Value <= 50 ? "36-49" : from >= 50 ? "50+" : to.Value <= 36 ? "<36" : null;
    }

    private string? GroupOf(Said said, int i, int next, int whole)
    {
        var plus = said.At(next) == "+" || said.At(i - 1) == "+" || (said.At(next) is "ans" or "an" && said.At(next + 1) is "et" or "ou" && said.At(next + 2) == "plus");
        plus |= said.At(next) is "et" or "ou" && said.At(next + 1) == "plus";
        if (plus || said.Preceded(_cues, "over", i, 1)) return whole is >= 49 and <= 75 ? "50+" : whole is 35 or 36 ? "36-49" : null;
        if (said.Preceded(_cues, "under", i, 1) || (said.At(i - 1) == "-" && said.At(next) is "ans" && i < 2)) return whole <= 36 ? "<36" : null;
        return null;
    }
}
