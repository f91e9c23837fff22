using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>Patterns of words in order with small gaps: "me frappe/tape", "suicid*"; "=" before a word: nothing may stand before it, "serai plus =la".</summary>
internal sealed class WordPatterns
{
    /// <summary>Words that may stand between two words of a pattern.</summary>
    private const int Gap = 3;

    /// <summary>The words that may stand at a place, and whether right after the one before.</summary>
    private readonly record struct Piece(ImmutableArray<string> Choices, bool Next);

    private readonly ImmutableArray<(string Key, ImmutableArray<Piece> Words)> _patterns;

    public WordPatterns(Lexicon lexicon, string list) => _patterns =
    [
        .. lexicon[list].SelectMany(entry => entry.Words.Select(pattern => (entry.Key,
            pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new Piece([.. word.TrimStart('=').Split('/').Select(Fold.Text)], word[0] == '=')).ToImmutableArray()))),
    ];

    /// <summary>The key of the first pattern found, or null.</summary>
    public string? First(List<string> words)
    {
        foreach (var (key, pattern) in _patterns)
            for (var i = 0; i < words.Count; i++)
                if (EndOf(words, i, pattern) > 0) return key;
        return null;
    }

    /// <summary>The words without every stretch that fits a pattern, and whether there was one.</summary>
    public (List<string> Kept, bool Any) Without(List<string> words)
    {
        var rest = new List<string>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var end = 0;
            foreach (var (_, pattern) in _patterns) end = Math.Max(end, EndOf(words, i, pattern));
            if (end == 0) rest.Add(words[i++]);
            else i = end;
        }

        return (rest, rest.Count < words.Count);
    }

    /// <summary>After the last word of the pattern that begins here, or 0.</summary>
    private static int EndOf(List<string> words, int i, ImmutableArray<Piece> pattern) =>
        Fits(words[i], pattern[0].Choices) ? Continues(words, i + 1, pattern, 1) : 0;

    private static int Continues(List<string> words, int at, ImmutableArray<Piece> pattern, int piece)
    {
        if (piece == pattern.Length) return at;
        var reach = pattern[piece].Next ? 0 : Gap;
        for (var i = at; i < words.Count && i <= at + reach; i++)
            if (Fits(words[i], pattern[piece].Choices) && Continues(words, i + 1, pattern, piece + 1) is > 0 and var end) return end;
        return 0;
    }

    private static bool Fits(string word, ImmutableArray<string> choices)
    {
        foreach (var choice in choices)
            if (choice[^1] == '*' ? word.AsSpan().StartsWith(choice.AsSpan(0, choice.Length - 1), StringComparison.Ordinal) : word == choice) return true;
        return false;
    }
}
