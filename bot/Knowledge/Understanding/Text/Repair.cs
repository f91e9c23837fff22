namespace Article60.Knowledge.Understanding.Text;

/// <summary>Finds the known word behind an unknown one: glued small words ("jveux"), the same sound ("chaufeur"), one slip of a finger.</summary>
internal sealed class Repair
{
    private static readonly string[] Glued = ["qu", "j", "l", "d", "m", "t", "s", "n", "c"];
    private readonly IReadOnlyDictionary<string, int> _known;
    private readonly Dictionary<string, string> _bySound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byDrop = new(StringComparer.Ordinal);

    /// <param name="known">Words of well-spelt phrasings with how often they stand there.</param>
    public Repair(IReadOnlyDictionary<string, int> known)
    {
        _known = known;
        foreach (var (word, _) in known.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (word.Length < 3) continue;
            _bySound.TryAdd(Phonetics.Key(word), word);
            if (word.Length < 5) continue;
            foreach (var shorter in Drops(word).Append(word))
            {
                if (!_byDrop.TryGetValue(shorter, out var words)) _byDrop[shorter] = words = new(1);
                if (!words.Contains(word)) words.Add(word);
            }
        }
    }

    public bool Knows(string word) => _known.ContainsKey(word);

    /// <summary>The words meant, or the word itself when nothing known is close.</summary>
    public string[] Mend(string word)
    {
        if (word.Length < 3 || _known.ContainsKey(word)) return [word];
        foreach (var small in Glued)
        {
            var rest = word.Length - small.Length;
            if (rest >= 3 && word.StartsWith(small, StringComparison.Ordinal) && _known.GetValueOrDefault(word[small.Length..]) >= 2)
                return [small, word[small.Length..]];
        }

        var sound = Phonetics.Key(word);
        if (sound.Length >= 3 && _bySound.TryGetValue(sound, out var heard)) return [heard];
        if (word.Length >= 4 && BySlip(word) is { } meant) return [meant];
        foreach (var small in Glued)
        {
            if (word.Length - small.Length < 4 || !word.StartsWith(small, StringComparison.Ordinal)) continue;
            var rest = Phonetics.Key(word[small.Length..]);
            if (rest.Length >= 3 && _bySound.TryGetValue(rest, out heard)) return [small, heard];
        }

        return [word];
    }

    private string? BySlip(string word)
    {
        string? best = null;
        var most = 0;
        foreach (var shorter in Drops(word).Prepend(word))
        {
            if (!_byDrop.TryGetValue(shorter, out var candidates)) continue;
            foreach (var candidate in candidates)
            {
                if (!OneSlipApart(word, candidate)) continue;
                var count = _known[candidate];
                if (count > most || (count == most && string.CompareOrdinal(candidate, best) < 0)) (best, most) = (candidate, count);
            }
        }

        return best;
    }

    /// <summary>One letter added, dropped or changed, or two neighbours swapped.</summary>
    private static bool OneSlipApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var front = 0;
        while (front < a.Length && front < b.Length && a[front] == b[front]) front++;
        var back = 0;
        while (back < a.Length - front && back < b.Length - front && a[^(back + 1)] == b[^(back + 1)]) back++;
        var (left, right) = (a.Length - front - back, b.Length - front - back);
        return left <= 1 && right <= 1
            || (left == 2 && right == 2 && a[front] == b[front + 1] && a[front + 1] == b[front]);
    }

    private static IEnumerable<string> Drops(string word)
    {
        for (var i = 0; i < word.Length; i++)
            if (i == 0 || word[i] != word[i - 1]) yield return word.Remove(i, 1);
    }
}
