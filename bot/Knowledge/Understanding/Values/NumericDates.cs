using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Dates in digits only: "02/04/2009", "2020-09-23", "18 8 1978", "29/2", "5.5.01". Day before month, unless that cannot be.</summary>
internal static class NumericDates
{
    public static (ImmutableArray<DateOnly> Days, DatePrecision Precision, int Next)? At(List<Token> tokens, int i, DateOnly reference)
    {
        if (!tokens[i].IsNumber || Runs(tokens, i, out var sign) is not { Count: >= 2 } runs) return null;
        var (a, b) = (Value(runs[0]), Value(runs[1]));
        if (runs.Count == 3)
        {
            var c = Value(runs[2]);
            var next = i + (sign is null ? 3 : 5);
            if (runs[0].Length == 4 && runs[1].Length <= 2 && runs[2].Length <= 2 && a is >= 1900 and <= 2100)
                return (Dates.Of(a, b <= 12 ? b : c, b <= 12 ? c : b, reference), DatePrecision.Day, next);
            if (runs[0].Length > 2 || runs[1].Length > 2 || runs[2].Length is not (2 or 4)) return null;
            if (sign is null && runs[2].Length != 4) return null;
            var year = runs[2].Length == 2 ? c + (c > 50 ? 1900 : 2000) : c;
            if (year is < 1900 or > 2100) return null;
            if (a > 31 || b > 31 || (a > 12 && b > 12)) return null;
            return (Dates.Of(year, b <= 12 ? b : a, b <= 12 ? a : b, reference), DatePrecision.Day, next);
        }

        if (sign is not ("/" or "." or "-") || runs[0].Length > 2 || a > 31 || a == 0) return null;
        if (runs[1].Length == 4 && sign is "/" or "-" && a <= 12 && b is >= 1900 and <= 2100) return ([new(b, a, 1)], DatePrecision.Month, i + 3);
        // "9.18" may be a price, "4/5" is a working time and "1-2" a range: only what can be nothing else.
        if (runs[1].Length > 2 || b is 0 || sign == "-" || (sign == "." && (a > 12 && b > 12 || runs[1].Length != 2))) return null;
        if (sign == "/" && a < b && a <= 4 && b <= 5 && runs[0].Length == 1) return null;
        if (sign == "." && (b <= 12 ? b : a) > 12) return null;
        if (a > 12 && b > 12) return null;
        return (Dates.Of(null, b <= 12 ? b : a, b <= 12 ? a : b, reference), DatePrecision.Day, i + 3);
    }

    /// <summary>Two or three runs of digits joined by the same sign, or three by single spaces.</summary>
    private static List<string>? Runs(List<Token> tokens, int i, out string? sign)
    {
        sign = null;
        if (i > 0 && tokens[i - 1] is { IsSign: true, Text: "/" or "." or "-" or "," or "+" } before && before.End == tokens[i].Start) return null;
        if (i + 1 >= tokens.Count) return null;
        if (tokens[i + 1].IsNumber)
        {
            if (i + 2 >= tokens.Count || !tokens[i + 2].IsNumber || (i + 3 < tokens.Count && tokens[i + 3].IsNumber)) return null;
            return [tokens[i].Text, tokens[i + 1].Text, tokens[i + 2].Text];
        }

        if (!Joined(tokens, i)) return null;
        sign = tokens[i + 1].Text;
        if (sign is not ("/" or "." or "-")) return null;
        var runs = new List<string> { tokens[i].Text, tokens[i + 2].Text };
        if (Joined(tokens, i + 2) && tokens[i + 3].Text == sign)
        {
            runs.Add(tokens[i + 4].Text);
            if (Joined(tokens, i + 4) && tokens[i + 5].Text == sign) return null;
        }

        return runs;
    }

    private static bool Joined(List<Token> tokens, int i) =>
        i + 2 < tokens.Count && tokens[i + 1].IsSign && tokens[i + 2].IsNumber && tokens[i].End == tokens[i + 1].Start && tokens[i + 1].End == tokens[i + 2].Start;

    private static int Value(string run) => run.Length > 4 ? int.MaxValue : int.Parse(run, CultureInfo.InvariantCulture);
}
