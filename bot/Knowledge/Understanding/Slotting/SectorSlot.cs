using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Kind of partner: the one said of oneself before one only mentioned, social economy before the general words it contains.</summary>
internal sealed class SectorSlot(Lexicon lexicon)
{
    private const int CorrectionReach = 4;
    private readonly PhraseTable _sectors = new(lexicon, "sector-words");
    private readonly CueTable _cues = new(lexicon, "partner-cues", "corrections");

    public string? Read(Said said)
    {
        (string Key, int Rank)? best = null;
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (_sectors.At(said.Tokens, i) is not { } sector) continue;
            if (!IsOther(said, i, sector.Key, sector.Next) && Rank(said, i, sector.Key) is var rank && (best is null || rank > best.Value.Rank || Corrects(said, i))) best = (sector.Key, rank);
            i = sector.Next - 1;
        }

        return best?.Key;
    }

    /// <summary>"une SRL de trois ouvriers": the number says how big the partner is.</summary>
    public bool SizeOf(Said said, int i) => said.At(i - 1) is "de" or "van" or "von" or "of" or "mit" or "met" && _sectors.Before(said.Tokens, i - 1) is not null;

    private int Rank(Said said, int i, string key) =>
        key == "social-economy" ? 3 : said.Preceded(_cues, "ours", i, 1) ? 2 : said.At(i) is "asbl" or "vzw" or "vog" ? 1 : 0;

    private bool Corrects(Said said, int i) => said.Preceded(_cues, "correction", i, CorrectionReach);

    /// <summary>Words that name no partner here.</summary>
    private bool IsOther(Said said, int i, string key, int next)
    {
        if (_cues.Before("denied", said.Tokens, i)) return true;
        // "sa" is mostly "his" or "ça"; the company is written with capitals.
        if (key == "private" && said.Text[said.Tokens[i].Start..said.Tokens[i].End] == "sa") return true;
        if (key == "social-economy" && said.At(i) is "ies" or "eta" && char.IsLower(said.Text[said.Tokens[i].Start]) && said.Tokens.Count < 3) return true;
        if (key == "commune" && said.At(next) is "de" && said.At(i - 1) is "changer" or "autre") return true;
        return key == "public" && said.At(i) == "public" && said.At(i - 1) is "au" or "le" or "du";
    }
}
