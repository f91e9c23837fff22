using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding;

/// <summary>Tells when a message leans on the turn before: "47", "et pour un employé ?", "c'est quoi le délai".</summary>
internal sealed class Follow(Lexicon lexicon, Classifier classifier)
{
    private readonly PhraseTable _openings = new(lexicon, "follow-words");
    private readonly PhraseTable _units = new(lexicon, "time-units");
    private readonly PhraseTable _dates = new(lexicon, "date-cues");
    private readonly PhraseTable _status = new(lexicon, "status-words");
    private readonly PhraseTable _sectors = new(lexicon, "sector-words");
    private readonly PhraseTable _months = new(lexicon, "months");
    private readonly PhraseTable _contracts = new(lexicon, "contract-words");
    private readonly PhraseTable _shares = new(lexicon, "working-times");
    private readonly PhraseTable _workers = new(lexicon, "worker-words");
    private readonly PhraseTable _communes = new(lexicon, "communes");
    private static readonly string[] Around = ["correction", "days-done", "since"];
    private readonly CueTable _around = new(lexicon, "number-cues", "corrections");
    private readonly CalculatorFlows _flows = new(lexicon);
    private readonly NumberReader _numbers = new(lexicon);

    /// <summary>Few words with meaning, or a first word that goes on.</summary>
    public bool Needs(List<Token> tokens, List<string> words)
    {
        var meaning = classifier.Meaningful(words);
        return (meaning <= 5 && _openings.At(tokens, 0) is not null) || meaning <= 2;
    }

    /// <summary>Nothing but values, units and small words: the answer to the question of a calculator.</summary>
    public bool OnlyValues(Said said, string last)
    {
        var any = false;
        for (var i = 0; i < said.Tokens.Count;)
        {
            var next = ValueAt(said.Tokens, i, last);
            any |= next > i;
            if (next == i) next = Around.Max(cue => _around.After(cue, said.Tokens, i) ?? i);
            if (next == i && said.Tokens[i].IsWord && !classifier.IsSmall(said.Tokens[i].Text) && _openings.At(said.Tokens, i) is null) return false;
            i = Math.Max(next, i + 1);
        }

        return any;
    }

    /// <summary>The topic the values belong to: the last one, or its sister when another kind of partner is named.</summary>
    public string Stays(string last, Said said)
    {
        if (!last.StartsWith("partner-cost", StringComparison.Ordinal) && last != "flow-partner-cost") return _flows.TopicOf(last);
        return _sectors.First(said.Tokens)?.Key switch
        {
            "asbl" => "partner-cost-nonprofit",
            "commune" or "public" => "partner-cost-public",
            "private" => "partner-cost-private",
            "social-economy" => "partner-cost-social-economy",
            _ => last == "flow-partner-cost" ? "partner-cost-nonprofit" : last,
        };
    }

    private int ValueAt(List<Token> tokens, int i, string last)
    {
        foreach (var table in (ReadOnlySpan<PhraseTable>)[_status, _contracts, _shares, _dates, _months, _workers, _communes, _units])
            if (table.At(tokens, i) is { } found) return found.Next;
        if (last.Contains("partner", StringComparison.Ordinal) && _sectors.At(tokens, i) is { } sector) return sector.Next;
        return _numbers.At(tokens, i)?.Next ?? i;
    }
}
