using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>
/// Times of day: "10h30", "14:00", "à dix heures", "midi et demi", "9h moins le quart", "half tien", "2 pm".
/// An hour in words needs a word such as "à" before it: "deux heures" alone is a length of time.
/// </summary>
internal sealed class TimeReader(Lexicon lexicon, NumberReader numbers, Counted counted)
{
    private const int HourMinutes = 60;
    private const int DayMinutes = 24 * HourMinutes;
    private const int Quarter = 15;
    private const int Half = 30;
    private readonly PhraseTable _words = new(lexicon, "clock-words");

    public (FoundTime Time, int Next)? At(List<Token> tokens, int i)
    {
        if (i >= tokens.Count || tokens[i].IsSign || AfterNoon(tokens, i)) return null;
        if (_words.At(tokens, i) is { } word)
        {
            if (word.Key == "noon") return Placed(tokens, i, After(tokens, word.Next, 12 * HourMinutes));
            if (word.Key == "midnight") return Placed(tokens, i, After(tokens, word.Next, 0));
            if (Lead(word.Key) is { } shift && Hour(tokens, word.Next) is { } led)
                return Placed(tokens, i, DayPart(tokens, Unit(tokens, led.Next) ?? led.Next, (led.Value * HourMinutes) + shift));
        }

        return Digital(tokens, i) ?? Spoken(tokens, i);
    }

    /// <summary>"10h30", "14:00", "9 h", "17 u".</summary>
    private (FoundTime, int)? Digital(List<Token> tokens, int i)
    {
        if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || i + 1 >= tokens.Count) return null;
        var hour = int.Parse(tokens[i].Text, CultureInfo.InvariantCulture);
        var colon = tokens[i + 1].Text == ":" && tokens[i + 1].Start == tokens[i].End;
        var part = Key(tokens, i + 1) is "afternoon" or "morning";
        if (hour > 24 || !(colon || part || (Key(tokens, i + 1) == "hour" && tokens[i + 1].Text is not ("eur" or "eure" or "eures")))) return null;
        if (part) return Placed(tokens, i, DayPart(tokens, i + 1, hour * HourMinutes));
        var next = colon ? i + 2 : Unit(tokens, i + 1) ?? i + 2;
        if (next < tokens.Count && tokens[next].IsNumber && tokens[next].Text.Length == 2 && (tokens[next].Start == tokens[next - 1].End || !counted.At(tokens, next + 1)))
        {
            var minute = int.Parse(tokens[next].Text, CultureInfo.InvariantCulture);
            return minute > 59 || (hour == 24 && minute > 0) ? null : Placed(tokens, i, DayPart(tokens, next + 1, (hour * HourMinutes) + minute));
        }

        return colon || Key(tokens, next) == "rate" ? null : Placed(tokens, i, After(tokens, next, hour * HourMinutes));
    }

    /// <summary>"à dix heures", "om tien uur", "at nine o'clock".</summary>
    private (FoundTime, int)? Spoken(List<Token> tokens, int i)
    {
        // "il y a deux heures" is a length of time.
        if (!tokens[i].IsWord || i == 0 || Key(tokens, i - 1) != "cue" || (i > 1 && tokens[i - 2].Text == "y") || Hour(tokens, i) is not { } hour || Unit(tokens, hour.Next) is not { } next || Key(tokens, next) == "rate") return null;
        return Placed(tokens, i, After(tokens, next, hour.Value * HourMinutes));
    }

    /// <summary>What is added behind the hour: "et demie", "moins le quart", "trente", "du soir".</summary>
    private (int Minutes, int Next) After(List<Token> tokens, int next, int minutes)
    {
        var (more, at) = _words.At(tokens, next) switch
        {
            { Key: "half-after" } half => (Half, half.Next),
            { Key: "quarter-after" } quarter => (Quarter, quarter.Next),
            { Key: "quarter-to-after" } less => (-Quarter, less.Next),
            _ => (0, next),
        };
        if (at == next && next < tokens.Count && tokens[next].IsWord && numbers.At(tokens, next) is { Value: >= 5 and < 60 } spoken && spoken.Value % 5 == 0 && !counted.At(tokens, spoken.Next))
            (more, at) = ((int)spoken.Value, spoken.Next);
        if (at == next && next < tokens.Count && tokens[next].Text == "moins" && numbers.At(tokens, next + 1) is { Value: 5 or 10 or 20 or 25 } before)
            (more, at) = (-(int)before.Value, before.Next);
        return DayPart(tokens, at, minutes + more);
    }

    private (int Minutes, int Next) DayPart(List<Token> tokens, int next, int minutes) => _words.At(tokens, next) switch
    {
        { Key: "afternoon" } part => (minutes < DayMinutes / 2 ? minutes + (DayMinutes / 2) : minutes, part.Next),
        { Key: "morning" } part => (minutes, part.Next),
        _ => (minutes, next),
    };

    /// <summary>The "midi" of "après-midi" and "avant-midi" is no time.</summary>
    private static bool AfterNoon(List<Token> tokens, int i) =>
        tokens[i].Text == "midi" && i > 0 && (tokens[i - 1].Text is "apres" or "avant" || (tokens[i - 1].Text == "-" && i > 1 && tokens[i - 2].Text is "apres" or "avant"));

    private (int Value, int Next)? Hour(List<Token> tokens, int i) =>
        i < tokens.Count && numbers.At(tokens, i) is { Value: >= 0 and <= 24 } number && number.Value == Math.Floor(number.Value) ? ((int)number.Value, number.Next) : null;

    private int? Unit(List<Token> tokens, int i) => _words.At(tokens, i) is { Key: "hour" } unit ? unit.Next : null;

    private string? Key(List<Token> tokens, int i) => _words.At(tokens, i)?.Key;

    private static int? Lead(string key) => key switch
    {
        "half-to" => -Half, "half-past" => Half, "quarter-past" => Quarter, "quarter-to" => -Quarter, _ => null,
    };

    private static (FoundTime, int) Placed(List<Token> tokens, int from, (int Minutes, int Next) found) =>
        (new(new(tokens[from].Start, tokens[found.Next - 1].End), new TimeOnly(((found.Minutes % DayMinutes) + DayMinutes) % DayMinutes / HourMinutes, ((found.Minutes % HourMinutes) + HourMinutes) % HourMinutes)), found.Next);
}
