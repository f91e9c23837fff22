namespace Article60.Knowledge.Understanding.Text;

/// <summary>Light stemming of folded words: plural, gender and common verb endings. Wrong stems only cost; they never decide alone.</summary>
internal static class Stemmer
{
    // Longest first. Endings of a language, not facts: they belong to the algorithm.
    private static readonly string[] Endings =
    [
        "issements", "issement", "atrices", "atrice", "ateurs", "ateur", "ements", "ement", "ations", "ation",
        "euses", "euse", "eurs", "aient", "eront", "erons", "erait", "erais", "erai", "eras", "erez", "era", "eur",
        "antes", "ante", "ants", "ait", "ais", "ant", "ees", "iez", "ons", "ent", "ee", "er", "es", "ez", "en", "ai", "e", "s", "x",
    ];

    public static string Stem(string word)
    {
        if (word.Length < 5) return word.Length == 4 && word[^1] is 's' or 'x' or 'e' ? word[..^1] : word;
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal)) return Single(word[..^ending.Length]);
        return Single(word);
    }

    /// <summary>"travaill" and "travail", "démissionn" and "démission" become one.</summary>
    private static string Single(string stem) =>
        stem.Length > 4 && stem[^1] == stem[^2] ? stem[..^1] : stem;
}
