using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Working regimes: "mi-temps", "4/5", "80 %", "19h/semaine", "19 heures par semaine".</summary>
internal sealed class WorkingTimeReader(Lexicon lexicon, NumberReader numbers, DurationReader durations)
{
    private readonly PhraseTable _shares = new(lexicon, "working-times");

    public (FoundWorkingTime Time, int Next)? At(List<Token> tokens, int i)
    {
        if (_shares.At(tokens, i) is { } share)
            return Found(tokens, i, share.Next, decimal.Parse(share.Key, CultureInfo.InvariantCulture), null);
        if (numbers.At(tokens, i) is not { } number || number.Value <= 0) return null;
        // "4/5" with a small divisor; a date would have been bigger.
        if (number.Next == i + 3 && tokens[i + 1].Text == "/" && tokens[i + 2].Text is "2" or "3" or "4" or "5" or "10" && number.Value < 1m)
        {
            var next = number.Next;
            if (next < tokens.Count && tokens[next].Text is "temps" or "tps" or "eme" or "e") next++;
            return Found(tokens, i, next, number.Value, null);
        }

        if (number.Next < tokens.Count && tokens[number.Next].Text == "%" && Says(tokens, number.Next + 1, "temps", "d", "de", "du", "temps"))
            return Found(tokens, i, number.Next + 1, number.Value / 100m, null);
        // "0,8 ETP".
        if (number.Value < 1m && number.Next < tokens.Count && tokens[number.Next].Text is "etp" or "vte" or "fte" or "vza" or "vze") return Found(tokens, i, number.Next + 1, number.Value, null);
        if (durations.UnitAt(tokens, number.Next, out var after) != "hour") return null;
        while (after < tokens.Count && tokens[after].Text is "/" or "par" or "la" or "per" or "pro" or "a" or "de" or "travail") after++;
        return after > number.Next + 1 && durations.UnitAt(tokens, after, out var end) == "week" && number.Value <= 50m
            ? Found(tokens, i, end, null, number.Value) : null;
    }

    private static bool Says(List<Token> tokens, int i, params string[] words) => i < tokens.Count && words.Contains(tokens[i].Text);

    private static (FoundWorkingTime, int) Found(List<Token> tokens, int from, int next, decimal? share, decimal? hours) =>
        (new(new(tokens[from].Start, tokens[next - 1].End), share, hours), next);
}
