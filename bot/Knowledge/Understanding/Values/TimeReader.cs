using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Times of day in digits: "10h30", "14:00", "9 h".</summary>
internal static class TimeReader
{
    public static (FoundTime Time, int Next)? At(List<Token> tokens, int i)
    {
        if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || i + 1 >= tokens.Count) return null;
        var hour = int.Parse(tokens[i].Text, CultureInfo.InvariantCulture);
        var colon = tokens[i + 1].Text == ":" && tokens[i + 1].Start == tokens[i].End;
        if (hour > 24 || !(colon || tokens[i + 1].Text is "h" or "u" or "heures" or "heure" or "uur" or "uhr")) return null;
        var next = i + 2;
        var minute = 0;
        if (next < tokens.Count && tokens[next].IsNumber && tokens[next].Text.Length == 2 && tokens[next].Start == tokens[next - 1].End)
            minute = int.Parse(tokens[next++].Text, CultureInfo.InvariantCulture);
        else if (colon) return null;
        return minute > 59 || (hour == 24 && minute > 0)
            ? null
            : (new(new(tokens[i].Start, tokens[next - 1].End), new TimeOnly(hour % 24, minute)), next);
    }
}
