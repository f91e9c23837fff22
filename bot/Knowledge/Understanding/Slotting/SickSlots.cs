using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Manual or clerical worker, length of an illness, kind and length of the contract.</summary>
internal sealed class SickSlots(Lexicon lexicon, ValueReader values)
{
    /// <summary>A month of illness in days, where only months are stated.</summary>
    private const decimal DaysInMonth = 30m;

    private readonly PhraseTable _status = new(lexicon, "status-words");
    private readonly PhraseTable _contract = new(lexicon, "contract-words");

    public void Read(Said said, Dictionary<string, object> slots)
    {
        if (_status.First(said.Tokens) is { } status) slots["status"] = status.Key;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (_contract.At(said.Tokens, i) is { } kind)
            {
                slots["contract_type"] = kind.Key;
                var at = kind.Next;
                while (said.At(at) is "de" or "d" or "van" or "von" or "of" or "for" or "," or "pour") at++;
                if (values.DurationTokens.At(said.Tokens, at) is { Duration.AsMonths: > 0 and var months } length)
                {
                    slots["contract_months"] = SlotNumber.Of(months);
                    i = length.Next - 1;
                    continue;
                }

                i = kind.Next - 1;
                continue;
            }

            if (said.IsDecoy(i) || Range(said, i, slots)) continue;
            if (values.DurationTokens.At(said.Tokens, i) is not { } span) continue;
            var ofContract = said.At(i - 1) == "de" && said.At(i - 2) is "contrat" or "contract" || (said.At(span.Next) is "de" && said.At(span.Next + 1) is "contrat" or "anciennete");
            ofContract |= said.At(span.Next) is "anciennete" or "cdd" or "contract";
            if (ofContract && span.Duration.AsMonths is > 0 and var length2 && said.At(i - 1) == "de") slots["contract_months"] = SlotNumber.Of(length2);
            else if (!ofContract && Days(span.Duration) is > 0 and <= 730 and var days) slots["sick_days"] = SlotNumber.Of(days);
            i = span.Next - 1;
        }
    }

    /// <summary>"du 3 au 12 mars": both days count.</summary>
    private bool Range(Said said, int i, Dictionary<string, object> slots)
    {
        if (said.At(i) is not ("du" or "van" or "vom" or "from")) return false;
        if (values.DateTokens.At(said.Tokens, i + 1, said.Today) is { } first && said.At(first.Next) is "au" or "tot" or "bis" or "to" or "jusqu"
            && values.DateTokens.At(said.Tokens, first.Next + 1, said.Today) is { } last && first.Date.OnOrBefore(said.Today) is { } from && last.Date.OnOrBefore(said.Today) is { } to && to >= from)
        {
            slots["sick_days"] = to.DayNumber - from.DayNumber + 1;
            return true;
        }

        if (values.NumberTokens.At(said.Tokens, i + 1) is not { Value: > 0 and <= 31 } day || said.At(day.Next) is not ("au" or "tot" or "bis" or "to")) return false;
        if (values.DateTokens.At(said.Tokens, day.Next + 1, said.Today) is not { } end || end.Date.OnOrBefore(said.Today) is not { } until || until.Day < day.Value) return false;
        slots["sick_days"] = until.Day - (int)day.Value + 1;
        return true;
    }

    private static decimal? Days(FoundDuration span) =>
        span.Hours > 0 || span.Minutes > 0 || span.Years >= 2 ? null
        : (span.Years * 365) + (span.Months * DaysInMonth) + (span.Weeks * 7) + span.Days;
}
