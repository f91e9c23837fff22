using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Days already worked: "déjà 120 jours", "sur mon relevé il y a 187 jours", "j'en ai fait 130". Days still missing or asked by the law are not.</summary>
internal sealed class DaySlots(Lexicon lexicon, ValueReader values)
{
    private const int Most = 5000;
    private const int DoneBefore = 3;
    private const int DoneAfter = 5;
    private const int RecordReach = 7;
    private const int ShortAnswer = 8;

    /// <summary>Above any age: a lone number of this size is days.</summary>
    private const int Beyond = 100;
    private const int FirstYear = 1900;

    /// <summary>Nobody has that many days of leave or of notice.</summary>
    private const int MostFree = 40;

    private readonly CueTable _cues = new(lexicon, "number-cues");

    // Figures of the law itself: nobody's own days unless he says so.
    private readonly ImmutableArray<decimal> _legal = [.. lexicon["legal-days"].SelectMany(entry => entry.Words).Select(word => decimal.Parse(word, CultureInfo.InvariantCulture))];

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i) || values.NumberTokens.At(said.Tokens, i) is not { } number) continue;
            if (number.Value is > 0 and < Most && number.Value == Math.Floor(number.Value) && IsDone(said, i, number, bare)) slots["days_worked"] = (int)number.Value;
            i = number.Next - 1;
        }
    }

    private bool IsDone(Said said, int i, NumberAt number, bool bare)
    {
        var unit = values.DurationTokens.UnitAt(said.Tokens, number.Next, out var next);
        if (said.Language == "nl" && said.At(number.Next) is "j" or "jr") return false;
        if (unit is not null and not "day") return false;
        if (unit is null) return Labelled(said, i) || (said.Preceded(_cues, "days-done", i, 0) && said.At(number.Next) is "gedaan" or "faits" or "done" or "gemacht" or "geschafft" or "prestes") || Pronoun(said, i, number.Next, number.Value) || (bare && number.Value is >= Beyond and < FirstYear && said.Tokens.Count <= ShortAnswer && said.EndsAt(number.Next) && !_legal.Contains(number.Value));
        if (said.Preceded(_cues, "days-missing", i, 2) || said.Followed(_cues, "days-missing", next, 0)) return false;
        var done = said.Preceded(_cues, "days-done", i, DoneBefore) || said.Followed(_cues, "days-done", next, DoneAfter);
        var record = said.Preceded(_cues, "days-record", i, RecordReach) || said.Followed(_cues, "days-record", next, DoneAfter);
        if (OutOf(said, next) is { } whole) return _legal.Contains(whole);
        if (_legal.Contains(number.Value)) return (said.Preceded(_cues, "days-done", i, 1) || said.Followed(_cues, "days-done", next, 0)) && !said.Preceded(_cues, "days-missing", i, RecordReach);
        return done || record || AfterAge(said, i) || Has(said, i, next, number.Value) || (bare && said.Tokens.Count <= ShortAnswer);
    }

    /// <summary>"j'en ai déjà 120", "j'en ai fait 130", "l'ONEM m'en compte 205": the days are the "en".</summary>
    private bool Pronoun(Said said, int i, int next, decimal number)
    {
        if (!said.EndsAt(next) && said.At(next) is not ("de" or "a" or "au" or "deja" or "et" or "mais")) return false;
        if (number < Beyond && LastUnit(said, i) == "year") return false;
        for (var n = Math.Max(0, i - 5); n < i; n++)
            if (said.At(n) is "en" or "er" && n + 1 < said.Tokens.Count && said.At(n + 1) is "ai" or "a" or "compte" or "fait" or "comptent" or "heb" or "est" or "habe" or "totalise" or "aurais" or "avais"
                && !said.Preceded(_cues, "days-missing", i, 2)) return said.At(n) == "en" || said.Preceded(_cues, "days-done", i, 2);
        return false;
    }

    /// <summary>"47 ans et trois cents jours", "38 ans 140 jours": after an age, the days are those counted.</summary>
    private bool AfterAge(Said said, int i)
    {
        var at = i - 1;
        while (said.At(at) is "et" or "," or "en" or "und" or "and" or "demi") at--;
        return at > 0 && values.DurationTokens.UnitAt(said.Tokens, at, out _) == "year" && Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(n => values.NumberTokens.At(said.Tokens, n) is { Value: >= 14 });
    }

    /// <summary>"Jours déjà travaillés : 210".</summary>
    private bool Labelled(Said said, int i) =>
        said.At(i - 1) is ":" or "=" && LastUnit(said, i) == "day" && said.Preceded(_cues, "days-done", i, 1) && !said.Preceded(_cues, "days-missing", i, 4);

    /// <summary>"j'ai nonante-six jours et …": so many days are no rest and no notice.</summary>
    private static bool Has(Said said, int i, int next, decimal days) =>
        said.At(i - 1) is "ai" or "jai" or "g" or "heb" or "habe" or "have" && days >= MostFree && (said.EndsAt(next) || said.At(next) is "et" or "mais" or "en" or "und" or "and");

    /// <summary>The unit of time named last before this token: what an "en" stands for.</summary>
    private string? LastUnit(Said said, int i)
    {
        for (var n = i - 1; n >= 0; n--)
            if (said.Tokens[n].IsWord && said.At(n) is not "moi" && said.At(n).Length > 1 && values.DurationTokens.UnitAt(said.Tokens, n, out _) is { } unit) return unit;
        return null;
    }

    /// <summary>"150 jours sur 312": the whole they are part of; "4 jours sur 5" is a week.</summary>
    private decimal? OutOf(Said said, int next) =>
        said.At(next) is "sur" or "op" or "von" or "of" or "/" && values.NumberTokens.At(said.Tokens, said.At(next + 1) is "mes" or "les" or "de" or "the" or "den" ? next + 2 : next + 1) is { } whole ? whole.Value : null;
}
