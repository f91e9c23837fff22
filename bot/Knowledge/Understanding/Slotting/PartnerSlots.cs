using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Kind of partner, number of workers, months and share of full time.</summary>
internal sealed class PartnerSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>Weekly hours of a full-time post, for hours turned into a share.</summary>
    private const decimal FullWeek = 38m;

    private const int MostWorkers = 200;
    private const int LongestMonths = 60;
    private readonly SectorSlot _sector = new(lexicon);
    private readonly PhraseTable _workers = new(lexicon, "worker-words");
    private readonly CueTable _cues = new(lexicon, "partner-cues");

    public void Read(Said said, Dictionary<string, object> slots, bool bare)
    {
        if (_sector.Read(said) is { } sector) slots["sector"] = sector;
        var single = false;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.IsDecoy(i)) continue;
            if (values.WorkingTimeTokens.At(said.Tokens, i) is { } time)
            {
                slots["fte"] = time.Time.Share ?? Math.Round(Math.Min(1m, time.Time.HoursPerWeek!.Value / FullWeek), 2);
                i = time.Next - 1;
                continue;
            }

            if (values.DurationTokens.At(said.Tokens, i) is { } span)
            {
                if (span.Duration.AsMonths is > 0 and <= LongestMonths and var months && Ahead(said, i) && !_cues.At("other-after", said.Tokens, span.Next)) slots["months"] = SlotNumber.Of(months);
                i = span.Next - 1;
                continue;
            }

            if (values.NumberTokens.At(said.Tokens, i) is not { } number) continue;
            if (number.Value is >= 1 and <= MostWorkers && number.Value == Math.Floor(number.Value))
            {
                var at = number.Next;
                while (said.At(at) is "x" or "autres" or "nouveaux" or "nouvelles" or "seule" or "seul" or "jeunes" or "bons" or "petits" or "extra" or "weitere" or "more") at++;
                var noun = _workers.At(said.Tokens, at);
                if (!Counts(said, i, at)) single |= noun is not null && !IsMeasure(said, at);
                else if (noun is not null ? !TheirOwn(said, i, at, noun.Value.Next) : Alone(said, i, number.Next, bare)) slots["workers"] = (int)number.Value;
            }

            i = number.Next - 1;
        }

        // "une personne pendant six mois" counts; "prendre une personne" only says somebody.
        if (!slots.ContainsKey("workers") && single && (slots.ContainsKey("months") || bare)) slots["workers"] = 1;
    }

    /// <summary>False for "un", "een", "ein" that may be mere articles; "één" and "une seule" count.</summary>
    private static bool Counts(Said said, int i, int at) =>
        said.At(i) is not ("un" or "une" or "een" or "ein" or "eine" or "einen" or "one") || said.At(at - 1) is "seule" or "seul" || said.At(i) == "one"
        || said.Text.AsSpan(said.Tokens[i].Start, said.Tokens[i].End - said.Tokens[i].Start).Contains('é');

    /// <summary>"un article 60" names the measure, "un poste" and "une place" a thing.</summary>
    private static bool IsMeasure(Said said, int at) => said.At(at) is "article" or "art" or "artikel" or "articles" or "art60";

    /// <summary>"nous avons 12 employés", "avec 4 ouvriers", "deux ouvriers et moi": people they have already.</summary>
    private bool TheirOwn(Said said, int i, int at, int next) => _cues.At("and-us", said.Tokens, next) || _sector.SizeOf(said, i)
        || ((_cues.Before("have", said.Tokens, i) && _cues.At("people", said.Tokens, at)) || (_cues.Before("with", said.Tokens, i) && _cues.At("staff", said.Tokens, at)))
        && !said.Preceded(_cues, "take", i, 2);

    /// <summary>A number without a noun: the answer to "how many", "en prendrait bien deux", "et pour deux ?".</summary>
    private bool Alone(Said said, int i, int next, bool bare)
    {
        if (next < said.Tokens.Count && !said.Tokens[next].IsSign && said.At(next) is not ("a" or "pendant" or "pour" or "alors" or "svp" or "merci" or "de" or "ca")) return false;
        if (bare && said.Tokens.Count <= 6) return !values.Counted.At(said.Tokens, next) && said.At(next) is not ("/" or ":");
        return said.Preceded(_cues, "take", i, 2) && Enumerable.Range(Math.Max(0, i - 5), Math.Min(5, i)).Any(n => said.At(n) is "en" or "er");
    }

    /// <summary>Not "dans deux mois" nor "depuis un an".</summary>
    private bool Ahead(Said said, int i) => values.DurationTokens.Since(said.Tokens, i) is null && !_cues.Before("elsewhere", said.Tokens, i);
}
