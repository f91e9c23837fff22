using System.Collections.Frozen;
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

    /// <summary>A word → numbers of the patterns that begin with it, ascending.</summary>
    private readonly FrozenDictionary<string, ImmutableArray<int>> _byWord;

    /// <summary>Numbers of the patterns that begin with the beginning of a word, ascending.</summary>
    private readonly ImmutableArray<int> _open;

    public WordPatterns(Lexicon lexicon, string list)
    {
        _patterns =
        [
            .. lexicon[list].SelectMany(entry => entry.Words.Select(pattern => (entry.Key,
                pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new Piece([.. word.TrimStart('=').Split('/').Select(Fold.Text)], word[0] == '=')).ToImmutableArray()))),
        ];
        var beginnings = _patterns.SelectMany((pattern, number) => pattern.Words[0].Choices.Select(choice => (Choice: choice, Number: number))).ToLookup(beginning => IsOpen(beginning.Choice));
        _byWord = beginnings[false].GroupBy(beginning => beginning.Choice, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(beginning => beginning.Number).Distinct().ToImmutableArray(), StringComparer.Ordinal);
        _open = [.. beginnings[true].Select(beginning => beginning.Number).Distinct()];
    }

    /// <summary>The key of the first pattern in the list that is found anywhere, or null.</summary>
    public string? First(List<string> words)
    {
        var first = _patterns.Length;
        for (var i = 0; i < words.Count; i++)
        {
            Look(_byWord.GetValueOrDefault(words[i], []), i);
            Look(_open, i);
        }

        return first < _patterns.Length ? _patterns[first].Key : null;

        void Look(ImmutableArray<int> numbers, int i)
        {
            foreach (var number in numbers)
            {
                if (number >= first) return;
                if (EndOf(words, i, _patterns[number].Words) > 0) first = number;
            }
        }
    }

    /// <summary>The words without every stretch that fits a pattern, and whether there was one.</summary>
    public (List<string> Kept, bool Any) Without(List<string> words)
    {
        var rest = new List<string>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var end = Math.Max(Farthest(_byWord.GetValueOrDefault(words[i], []), i), Farthest(_open, i));
            if (end == 0) rest.Add(words[i++]);
            else i = end;
        }

        return (rest, rest.Count < words.Count);

        int Farthest(ImmutableArray<int> numbers, int i)
        {
            var end = 0;
            foreach (var number in numbers) end = Math.Max(end, EndOf(words, i, _patterns[number].Words));
            return end;
        }
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

    /// <summary>The beginning of a word: "suicid*".</summary>
    private static bool IsOpen(string choice) => choice[^1] == '*';

    private static bool Fits(string word, ImmutableArray<string> choices)
    {
        foreach (var choice in choices)
            if (IsOpen(choice) ? word.AsSpan().StartsWith(choice.AsSpan(0, choice.Length - 1), StringComparison.Ordinal) : word == choice) return true;
        return false;
    }
}
