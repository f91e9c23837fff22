using System.Collections.Frozen;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>
/// Reads "ouvirer" as "ouvrier" and "mios" as "mois" before values are looked for. Only words that nobody uses otherwise are mended,
/// and words that look like a value of another language ("hier" in Dutch) or belong to an expression ("dis-moi") are set aside.
/// </summary>
internal sealed class ValueWords
{
    /// <summary>Stands for the words of an expression such as "dis-moi" or "toute la journée".</summary>
    private const string Nothing = "_";

    private const int ShortestWord = 4;
    private const int ShortestTarget = 5;

    /// <summary>A word this long seldom resembles another by chance.</summary>
    private const int LongWord = 9;

    private const int ShortestPlace = 6;
    private static readonly string[] Lists =
        ["status-words", "time-units", "months", "weekdays", "numbers", "sector-words", "worker-words", "contract-words", "working-times"];

    // Short words that are mistyped often and resemble nothing else.
    private static readonly FrozenSet<string> ShortTargets = FrozenSet.Create(StringComparer.Ordinal, "mois", "jour", "asbl", "sept", "huit", "neuf", "deux", "vijf", "acht", "jaar", "week");

    private readonly FrozenSet<string> _known;
    private readonly IReadOnlyDictionary<string, int> _ordinary;
    private readonly Repair _values;
    private readonly Repair _places;
    private readonly CueTable _cues;

    /// <summary>Language → word → what to read in its place.</summary>
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _lookAlikes;
    private readonly CueTable _notValues;

    /// <param name="ordinary">Words that visitors are known to use, with how often: they are not mended. One that stands once may be a slip that many people make.</param>
    public ValueWords(Lexicon lexicon, IReadOnlyDictionary<string, int> ordinary)
    {
        var values = Words(lexicon, Lists);
        _known = values.Concat(Words(lexicon, [.. lexicon.Named("synonyms"), "stopwords", "number-cues", "corrections", "date-cues", "service-cues", "sick-cues", "partner-cues", "directions", "clock-words", "currencies", "place-cues", "communes"])).ToFrozenSet(StringComparer.Ordinal);
        _ordinary = ordinary;
        _values = Of(values.Where(word => word.Length >= ShortestTarget || ShortTargets.Contains(word)));
        _places = Of(Words(lexicon, ["communes"]).Where(word => word.Length >= ShortestPlace));
        _cues = new(lexicon, "place-cues");
        _notValues = new(lexicon, "not-values");
        _lookAlikes = lexicon["look-alikes"].Select(entry => (Key: entry.Key.Split(' ', 2), Meant: Fold.Text(entry.Words[0])))
            .GroupBy(pair => pair.Key[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToFrozenDictionary(pair => pair.Key[^1], pair => pair.Meant, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public Said Mended(Said said)
    {
        List<Token>? mended = null;
        var lookAlikes = _lookAlikes.GetValueOrDefault(said.Language);
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            var token = said.Tokens[i];
            if (_notValues.After(said.Language, said.Tokens, i) is { } end)
            {
                mended ??= [.. said.Tokens];
                for (; i < end; i++) mended[i] = mended[i] with { Kind = TokenKind.Word, Text = Nothing };
                i--;
                continue;
            }

            if (!token.IsWord || Meant(said, i, lookAlikes) is not { } meant || meant == token.Text) continue;
            mended ??= [.. said.Tokens];
            mended[i] = token with { Text = meant };
        }

        return mended is null ? said : said.With(mended);
    }

    private string? Meant(Said said, int i, FrozenDictionary<string, string>? lookAlikes)
    {
        var word = said.Tokens[i].Text;
        if (lookAlikes is not null && lookAlikes.TryGetValue(word, out var other)) return other;
        if (word.Length < ShortestWord || said.Tokens[i].Elided) return null;
        var met = _ordinary.GetValueOrDefault(word);
        if (met > 1 || _known.Contains(word)) return null;
        if ((_cues.Before("office", said.Tokens, i) || _cues.Before("place", said.Tokens, i)) && word.Length >= ShortestPlace && _places.Mend(word) is [var place] && place != word) return place;
        // Names of people and streets begin with a capital.
        if (i > 0 && char.IsUpper(said.Text[said.Tokens[i].Start]) && said.Language != "de") return null;
        var pieces = _values.Mend(word);
        var meant = pieces[^1];
        if (met == 1) return pieces.Length == 1 && (Swapped(word, meant) || (word.Length >= LongWord && meant[0] == word[0])) ? meant : null;
        return pieces.Length > 1 || meant[0] == word[0] || Phonetics.Key(meant) == Phonetics.Key(word) ? meant : null;
    }

    /// <summary>Two neighbouring letters changed places: "travial".</summary>
    private static bool Swapped(string word, string meant)
    {
        if (word.Length != meant.Length || word == meant) return false;
        var at = 0;
        while (word[at] == meant[at]) at++;
        return at + 1 < word.Length && word[at] == meant[at + 1] && word[at + 1] == meant[at] && word.AsSpan(at + 2).SequenceEqual(meant.AsSpan(at + 2));
    }

    private static Repair Of(IEnumerable<string> words) => new(words.Distinct(StringComparer.Ordinal).ToFrozenDictionary(word => word, _ => 2, StringComparer.Ordinal));

    private static List<string> Words(Lexicon lexicon, IEnumerable<string> lists) =>
        [.. lists.SelectMany(list => lexicon[list]).SelectMany(entry => entry.Words).SelectMany(Tokenizer.Cut).Where(token => token.IsWord).Select(token => token.Text)];
}
