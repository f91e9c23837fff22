using System.Collections.Frozen;
using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>A number that starts at one token and ends before another.</summary>
internal readonly record struct NumberAt(decimal Value, int Next, bool InWords);

/// <summary>Numbers in digits ("1.994,18", "2/3", "2,5 k"), words ("quatre-vingt-dix-sept", "septante et un", "vijfenveertig") or both ("3 millions").</summary>
internal sealed class NumberReader
{
    private readonly FrozenDictionary<string, decimal> _words;
    private readonly FrozenDictionary<string, decimal> _groups;
    private readonly FrozenDictionary<string, decimal> _divisors;
    private readonly FrozenDictionary<string, decimal> _glued;

    public NumberReader(Lexicon lexicon)
    {
        _words = Table(lexicon, "numbers");
        _groups = Table(lexicon, "number-groups");
        _divisors = Table(lexicon, "fractions");
        _glued = GluedNumbers.From(lexicon["numbers"]);
    }

    public NumberAt? At(List<Token> tokens, int i)
    {
        if (i >= tokens.Count) return null;
        if (tokens[i].Text is "moins" && InWords(tokens, i + 1) is { Value: > 0 } below && (i == 0 || !tokens[i - 1].IsWord))
            return below with { Value = -below.Value };
        var number = tokens[i].IsWord ? InWords(tokens, i) : InDigits(tokens, i);
        return number is { } found ? Multiplied(tokens, found) : null;
    }

    /// <summary>True for a word that can be part of a number; "un" counts.</summary>
    public bool IsNumberWord(string word) => _words.ContainsKey(word) || _glued.ContainsKey(word);

    private static NumberAt? InDigits(List<Token> tokens, int i)
    {
        var negative = tokens[i] is { IsSign: true, Text: "-" } && Touches(tokens, i) && tokens[i + 1].IsNumber
            && (i == 0 || tokens[i - 1].End < tokens[i].Start);
        var at = negative ? i + 1 : i;
        if (tokens[at] is { IsSign: true, Text: "." or "," } && Touches(tokens, at) && tokens[at + 1].IsNumber
            && (at == 0 || tokens[at - 1].End < tokens[at].Start))
            return new(Signed(Parse("0." + tokens[at + 1].Text), negative), at + 2, false);
        if (!tokens[at].IsNumber || tokens[at].Text.Length > 15) return null;

        var (text, next) = Digits.Grouped(tokens, at);
        var value = Parse(text);
        if (Touches(tokens, next - 1) && next + 1 < tokens.Count && tokens[next] is { IsSign: true, Text: "/" } && Touches(tokens, next)
            && tokens[next + 1] is { IsNumber: true, Text.Length: <= 15 } && !(next + 2 < tokens.Count && tokens[next + 2].Text == "/") && Parse(tokens[next + 1].Text) is > 0m and var divisor)
            return new(Signed(value / divisor, negative), next + 2, false);
        return new(Signed(value, negative), next, false);
    }

    private NumberAt? InWords(List<Token> tokens, int i)
    {
        var glued = i < tokens.Count ? tokens[i].Text : "";
        if (_glued.TryGetValue(glued, out var whole)) return new(whole, i + 1, true);
        if (i >= tokens.Count) return null;
        decimal total = 0, current = 0, last = decimal.MaxValue;
        var next = i;
        while (next < tokens.Count && tokens[next].IsWord && _words.TryGetValue(tokens[next].Text, out var value))
        {
            if (next > i && !Joins(ref total, ref current, value, last, tokens[next].Text)) break;
            if (next == i) current = value;
            if (value >= 1000m && next == i) (total, current) = (value, 0);
            last = value;
            next++;
            next = SkipJoint(tokens, next);
        }

        if (next == i) return Group(tokens, i, 1) ?? Half(tokens, i);
        next = BackOverJoint(tokens, next);
        return new(total + current, next, true);
    }

    private static bool Joins(ref decimal total, ref decimal current, decimal value, decimal last, string word)
    {
        if (value == 100m)
        {
            if (current is <= 0 or >= 100 || last >= 100m) { if (current != 0 || last < 1000m) return false; current = 100; return true; }
            current *= 100;
            return true;
        }

        if (value >= 1000m)
        {
            if (total > 0 && total <= value) return false;
            total += Math.Max(1, current) * value;
            current = 0;
            return true;
        }

        var rest = current % 100;
        if (value == 20m && rest == 4m && last == 4m) { current += 76; return true; }
        var fits = rest == 0m && (last >= 100m)
            || (rest is 20m or 30m or 40m or 50m or 60m or 70m or 80m or 90m && value < 10m)
            || (rest is 60m or 80m && value is >= 10m and < 20m)
            || (rest is 10m or 70m or 90m && value is 7m or 8m or 9m);
        if (fits) current += value;
        return fits;
    }

    /// <summary>"deux douzaines", "3 millions", "deux tiers", "un et demi", "trois virgule cinq".</summary>
    private NumberAt Multiplied(List<Token> tokens, NumberAt number)
    {
        var at = number.Next;
        if (at >= tokens.Count) return number;
        if (tokens[at].IsSign && tokens[at].Text == "-" && at + 1 < tokens.Count && tokens[at + 1].IsWord) at++;
        var word = tokens[at].Text;
        if (!tokens[at].IsWord) return number;
        if (!number.InWords && word is "e" && Touches(tokens, at - 1) && Touches(tokens, at) && tokens[at + 1] is { IsNumber: true, Text.Length: <= 2 } power)
            return new(number.Value * Tens(int.Parse(power.Text, CultureInfo.InvariantCulture)), at + 2, false);
        if (!number.InWords && word is "m" or "mio" && Touches(tokens, at - 1) && !(at + 1 < tokens.Count && tokens[at + 1].IsNumber)) return new(number.Value * 1_000_000m, at + 1, true);
        if (!number.InWords && _words.TryGetValue(word, out var times) && times >= 100m)
        {
            var scaled = new NumberAt(number.Value * times, at + 1, true);
            return At(tokens, at + 1) is { InWords: true } rest && rest.Value < times && rest.Value >= 1m ? new(scaled.Value + rest.Value, rest.Next, true) : scaled;
        }

        if (_groups.TryGetValue(word, out var group)) return new(number.Value * group, at + 1, true);
        if (word is "virgule" or "komma" or "comma" or "point" && At(tokens, at + 1) is { } decimals && decimals.Value is >= 0 and < 1000)
            return new(Parse(string.Create(CultureInfo.InvariantCulture, $"{number.Value:0}.{decimals.Value:0}")), decimals.Next, true);
        if (_divisors.TryGetValue(word, out var divisor)) return Divided(tokens, number, at, divisor);
        if (word is "et" or "and" or "en" or "und" && at + 1 < tokens.Count && tokens[at + 1].IsWord)
        {
            if (_divisors.TryGetValue(tokens[at + 1].Text, out var half) && half == 2m) return new(number.Value + 0.5m, at + 2, true);
            if (InWords(tokens, at + 1) is { } top && top.Next < tokens.Count && top.Value < 10m
                && _divisors.TryGetValue(tokens[top.Next].Text, out var bottom) && top.Value < bottom)
                return new(number.Value + (top.Value / bottom), top.Next + 1, true);
        }

        return number;
    }

    private NumberAt Divided(List<Token> tokens, NumberAt number, int at, decimal divisor)
    {
        // "un demi-million" is half a million; "mi-temps" and "demi-heure" are no numbers.
        if (divisor == 2m && at + 1 < tokens.Count)
        {
            var then = tokens[at + 1].Text == "-" ? at + 2 : at + 1;
            if (then < tokens.Count && _words.TryGetValue(tokens[then].Text, out var times) && times >= 1000m)
                return new(number.Value * times / 2m, then + 1, true);
            if (then < tokens.Count && _groups.TryGetValue(tokens[then].Text, out var group)) return new(number.Value * group / 2m, then + 1, true);
        }

        return number.Value >= 1m ? new(number.Value / divisor, at + 1, true) : number;
    }

    private NumberAt? Group(List<Token> tokens, int i, decimal times) =>
        tokens[i].IsWord && _groups.TryGetValue(tokens[i].Text, out var group) ? new(group * times, i + 1, true) : null;

    private NumberAt? Half(List<Token> tokens, int i)
    {
        if (tokens[i].Text is not ("demi" or "half" or "moitie")) return null;
        var then = i + 1 < tokens.Count && tokens[i + 1].Text == "-" ? i + 2 : i + 1;
        return then < tokens.Count && _words.TryGetValue(tokens[then].Text, out var times) && times >= 1000m ? new(times / 2m, then + 1, true) : null;
    }

    /// <summary>Over a hyphen or "et" when a number word follows: "vingt-et-un".</summary>
    private int SkipJoint(List<Token> tokens, int next)
    {
        var at = next;
        if (at < tokens.Count && tokens[at] is { IsSign: true, Text: "-" }) at++;
        if (at < tokens.Count && tokens[at].Text is "et" or "and") at = at + 1 < tokens.Count && tokens[at + 1].Text is "un" or "une" or "onze" or "one" or "-" ? at + 1 : next;
        if (at < tokens.Count && at != next && tokens[at] is { IsSign: true, Text: "-" }) at++;
        return at < tokens.Count && tokens[at].IsWord && _words.ContainsKey(tokens[at].Text) ? at : next;
    }

    private static int BackOverJoint(List<Token> tokens, int next)
    {
        while (next > 0 && (tokens[next - 1].IsSign || tokens[next - 1].Text is "et" or "and")) next--;
        return next;
    }

    private static decimal Tens(int power)
    {
        var value = 1m;
        for (var n = 0; n < Math.Min(power, 12); n++) value *= 10m;
        return value;
    }

    private static bool Touches(List<Token> tokens, int i) => i + 1 < tokens.Count && tokens[i].End == tokens[i + 1].Start;

    private static decimal Signed(decimal value, bool negative) => negative ? -value : value;

    private static decimal Parse(string digits) => decimal.Parse(digits, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, decimal> Table(Lexicon lexicon, string list) =>
        lexicon.Keys(list).ToFrozenDictionary(pair => pair.Key, pair => Parse(pair.Value), StringComparer.Ordinal);
}
