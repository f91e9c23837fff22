using System.Collections.Frozen;
using System.Text;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding;

/// <summary>Removes what names a person before a question may be kept: names, phones, mail, account and national register numbers.</summary>
public sealed class Redactor
{
    private const int LongestName = 3;
    private readonly PhraseTable _cues;
    private readonly PhraseTable _communes;
    private readonly FrozenSet<string> _ordinary;

    internal Redactor(Lexicon lexicon)
    {
        _cues = new(lexicon, "name-cues");
        _communes = new(lexicon, "communes");
        _ordinary = lexicon["stopwords"].Concat(lexicon["synonyms"]).Concat(lexicon["weekdays"]).Concat(lexicon["months"]).Concat(lexicon["sector-words"])
            .SelectMany(entry => entry.Words).SelectMany(Tokenizer.Cut).Select(token => token.Text).ToFrozenSet(StringComparer.Ordinal);
    }

    public static Redactor Load(KnowledgeFiles files, ProblemList problems) => new(LexiconReader.Read(files, problems));

    /// <summary>The text with <c>[nom]</c>, <c>[téléphone]</c>, <c>[mail]</c>, <c>[compte]</c>, <c>[registre national]</c> and <c>[lien]</c> in place of what named somebody.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var gaps = Identifiers.In(text).Select(found => (found.Place.Start, found.Place.End, Label: Label(found.Kind))).ToList();
        var tokens = Tokenizer.Cut(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (_cues.At(tokens, i) is not { } cue) continue;
            var next = cue.Next;
            while (next < tokens.Count && tokens[next].IsSign && tokens[next].Text is ":" or "," or ".") next++;
            var last = next;
            while (last < tokens.Count && last - next < LongestName && IsName(text, tokens, last, cue.Key == "certain" && last - next < 1)) last++;
            if (last == next) continue;
            var (start, end) = (tokens[next].Start, tokens[last - 1].End);
            if (!gaps.Exists(gap => gap.Start < end && start < gap.End)) gaps.Add((start, end, "[nom]"));
            i = last - 1;
        }

        return Replace(text, gaps);
    }

    private bool IsName(string text, List<Token> tokens, int i, bool certain)
    {
        var token = tokens[i];
        if (!token.IsWord || token.Elided) return false;
        if (certain) return true;
        return char.IsUpper(text[token.Start]) && token.Text.Length > 1 && !_ordinary.Contains(token.Text) && _communes.At(tokens, i) is null
            && !text.AsSpan(token.Start, token.End - token.Start).SequenceEqual(text.AsSpan(token.Start, token.End - token.Start).ToString().ToUpperInvariant());
    }

    private static string Replace(string text, List<(int Start, int End, string Label)> gaps)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var gap in gaps.OrderBy(gap => gap.Start))
        {
            if (gap.Start < at) continue;
            result.Append(text, at, gap.Start - at).Append(gap.Label);
            at = gap.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static string Label(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Phone => "[téléphone]",
        IdentifierKind.Mail => "[mail]",
        IdentifierKind.Iban => "[compte]",
        IdentifierKind.Link => "[lien]",
        _ => "[registre national]",
    };
}
