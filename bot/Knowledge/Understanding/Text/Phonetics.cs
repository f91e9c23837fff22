using System.Text;

namespace Article60.Knowledge.Understanding.Text;

/// <summary>
/// How a folded French word sounds, coarsely: "salére", "salaire" and "saler" share a key, and so do "kan" and "quand".
/// Silent endings fall away, which also joins "travailler" and "travaillé".
/// </summary>
internal static class Phonetics
{
    public static string Key(string word)
    {
        var key = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var (sound, taken) = Sound(word, i);
            foreach (var piece in sound)
                if (key.Length == 0 || key[^1] != piece) key.Append(piece);
            i += taken;
        }

        // Mute endings: a final e sound, and consonants nobody pronounces.
        while (key.Length > 2 && key[^1] is 'E' or 'h') key.Length--;
        return key.ToString();
    }

    private static (string Sound, int Taken) Sound(string w, int i)
    {
        char At(int n) => i + n < w.Length ? w[i + n] : '\0';
        var (c, next, third) = (w[i], At(1), At(2));
        if (c == next && c is not ('e' or 'o')) return Twin(w, i);

        switch (c)
        {
            case 'p' when next == 'h': return ("f", 2);
            case 'c' when next == 'h': return ("C", 2);
            case 's' when next == 'h': return ("C", 2);
            case 's' when next == 'c' && third == 'h': return ("C", 3);
            case 's' when next == 'c' && third is 'e' or 'i' or 'y': return ("s", 2);
            case 'c' when next is 'e' or 'i' or 'y': return ("s", 1);
            case 'c': return ("k", next is 'k' or 'q' ? 2 : 1);
            case 'q': return ("k", next == 'u' ? 2 : 1);
            case 'g' when next == 'n': return ("N", 2);
            case 'g' when next == 'u' && Vowel(third): return ("g", 2);
            case 'g' when next == 'e' && third is 'a' or 'o': return ("j", 2);
            case 'g' when next is 'e' or 'i' or 'y': return ("j", 1);
            case 't' when next == 'i' && third == 'o' && At(3) == 'n': return ("s", 1);
            case 'h': return ("", 1);
            case 'z': return Last(i, w) ? ("", 1) : ("s", 1);
            case 'w': return ("v", 1);
            case 'x': return Last(i, w) ? ("", 1) : ("ks", 1);
            case 't' or 'd' or 's' or 'p' when SilentTail(w, i): return ("", 1);
            case 'e' when next == 'a' && third == 'u': return ("o", 3);
            case 'a' when next == 'u': return ("o", 2);
            case 'o' when next == 'u': return ("U", 2);
            case 'o' when next == 'i': return Nasal(w, i + 2) && At(2) == 'n' ? ("wI", 3) : ("wa", 2);
            case 'o' when next == 'e' && third == 'u': return ("e", 3);
            case 'e' when next == 'u': return ("e", 2);
            case 'a' or 'e' when next == 'i' && third is 'n' or 'm' && Nasal(w, i + 2): return ("I", 3);
            case 'a' or 'e' when next == 'i' && third != 'l': return ("E", 2);
            case 'a' or 'e' when next is 'n' or 'm' && Nasal(w, i + 1): return ("A", 2);
            case 'i' or 'y' or 'u' when next is 'n' or 'm' && Nasal(w, i + 1): return ("I", 2);
            case 'o' when next is 'n' or 'm' && Nasal(w, i + 1): return ("O", 2);
            case 'i' when next == 'l' && third == 'l': return ("j", 3);
            case 'e' when next == 'r' && i + 2 == w.Length && i > 1: return ("E", 2);
            case 'e' when next == 'z' && i + 2 == w.Length: return ("E", 2);
            case 'e' or 'y': return (c == 'y' ? "i" : "E", 1);
            default: return (c.ToString(), 1);
        }
    }

    private static (string, int) Twin(string w, int i)
    {
        if (w[i] is 'l' && i > 0 && w[i - 1] == 'i') return ("j", 2);
        var (sound, taken) = i + 2 < w.Length ? Sound(w, i + 1) : SilentTail(w, i + 1) ? ("", 1) : (w[i].ToString(), 1);
        return (sound.Length == 0 && i + 2 < w.Length ? w[i].ToString() : sound, taken + 1);
    }

    private static bool Vowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>True when the n or m at this place closes the syllable.</summary>
    private static bool Nasal(string w, int i) =>
        i + 1 >= w.Length || (!Vowel(w[i + 1]) && w[i + 1] is not ('n' or 'm' or 'h'));

    private static bool Last(int i, string w) => i == w.Length - 1;

    private static bool SilentTail(string w, int i)
    {
        if (i < 2) return false;
        for (var n = i; n < w.Length; n++)
            if (w[n] is not ('t' or 'd' or 's' or 'p' or 'x')) return false;
        return true;
    }
}
