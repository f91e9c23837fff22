using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Kind of partner, number of workers, months and share of full time.</summary>
internal sealed class PartnerSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>Weekly hours of a full-time post, for hours turned into a share.</summary>
    private const decimal FullWeek = 38m;

    private readonly PhraseTable _sectors = new(lexicon, "sector-words");
    private readonly PhraseTable _workers = new(lexicon, "worker-words");

    public void Read(Said said, Dictionary<string, object> slots)
    {
        ReadSector(said, slots);
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
                if (span.Duration.AsMonths is > 0 and <= 60 and var months) slots["months"] = SlotNumber.Of(months);
                i = span.Next - 1;
                continue;
            }

            if (values.NumberTokens.At(said.Tokens, i) is not { } number) continue;
            var at = number.Next;
            while (said.At(at) is "x" or "autres" or "nouveaux" or "nouvelles" or "seule" or "seul" or "jeunes" or "bons") at++;
            var article = said.At(i) is "un" or "une" or "een" or "ein" or "eine" or "einen" && said.At(at - 1) is not ("seule" or "seul");
            if (!article && number.Value is >= 1 and <= 200 && number.Value == Math.Floor(number.Value) && _workers.At(said.Tokens, at) is not null)
                slots["workers"] = (int)number.Value;
            i = number.Next - 1;
        }
    }

    /// <summary>Social economy beats the general words it contains; otherwise the first kind named, the specific before the vague.</summary>
    private void ReadSector(Said said, Dictionary<string, object> slots)
    {
        string? first = null;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (_sectors.At(said.Tokens, i) is not { } sector) continue;
            if (sector.Key == "private" && said.Text[said.Tokens[i].Start..said.Tokens[i].End] == "sa") continue;
            if (sector.Key == "social-economy" && said.At(i) is "ies" or "eta" && char.IsLower(said.Text[said.Tokens[i].Start]) && said.Tokens.Count < 3) continue;
            if (sector.Key == "commune" && said.At(sector.Next) is "de" && said.At(i - 1) is "changer" or "autre") continue;
            if (sector.Key is "social-economy" || first is null || (first == "private" && sector.Key == "asbl" && said.At(i) == "asbl")) first = sector.Key;
            i = sector.Next - 1;
        }

        if (first is not null) slots["sector"] = first;
    }
}
