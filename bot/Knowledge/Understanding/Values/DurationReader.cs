using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>"3 semaines", "un an et demi", "2 ans et 3 mois", "une demi-heure", "quinze jours", "quelques minutes".</summary>
internal sealed class DurationReader(Lexicon lexicon, NumberReader numbers)
{
    /// <summary>What "quelques" counts for.</summary>
    private const decimal AFew = 3m;

    private readonly PhraseTable _units = new(lexicon, "time-units");
    private readonly PhraseTable _directions = new(lexicon, "directions");

    public string? UnitAt(List<Token> tokens, int i, out int next)
    {
        // "1968 j'ai", "60 d'intérim": an elided letter is no unit; the week of "a week's notice" is one.
        var unit = i < tokens.Count && tokens[i] is { Elided: true, Text.Length: 1 } ? null : _units.At(tokens, i);
        next = unit?.Next ?? i;
        return unit?.Key;
    }

    /// <summary>After the "depuis" or "sinds" that begins here, or null.</summary>
    public int? Since(List<Token> tokens, int i) => _directions.At(tokens, i) is { Key: "since" } since ? since.Next : null;

    /// <summary>A length of time from this token on, with the "depuis" before it.</summary>
    public (FoundDuration Duration, int Next)? At(List<Token> tokens, int i) =>
        Since(tokens, i) is { } since && Length(tokens, since) is { } lasting
            ? (lasting.Duration with { Place = lasting.Duration.Place with { Start = tokens[i].Start } }, lasting.Next)
            : Length(tokens, i);

    private (FoundDuration Duration, int Next)? Length(List<Token> tokens, int i)
    {
        if (Part(tokens, i) is not { } first) return null;
        var sum = Add(new(default, 0, 0, 0, 0, 0, 0, 0), first.Unit, first.Amount);
        var next = first.Next;
        var unit = first.Unit;
        while (true)
        {
            var joint = next < tokens.Count && tokens[next].Text is "et" or "en" or "und" or "and" or "e" or "&" ? next + 1 : next;
            if (joint > next && joint < tokens.Count && tokens[joint].Text is "demi" or "demie" or "half" or "halb")
            {
                sum = Add(sum, unit, 0.5m);
                next = joint + 1;
                break;
            }

            // "1 an et 1/2".
            if (joint > next && numbers.At(tokens, joint) is { Value: 0.5m } share && UnitAt(tokens, share.Next, out _) is null)
            {
                sum = Add(sum, unit, share.Value);
                next = share.Next;
                break;
            }

            // "a year and a half".
            if (joint > next && joint + 1 < tokens.Count && tokens[joint].Text == "a" && tokens[joint + 1].Text == "half")
            {
                sum = Add(sum, unit, 0.5m);
                next = joint + 2;
                break;
            }

            if (Part(tokens, joint) is not { } more || !Smaller(more.Unit, unit) || tokens[joint].Text == "un" && joint == next) break;
            sum = Add(sum, more.Unit, more.Amount);
            (next, unit) = (more.Next, more.Unit);
        }

        return (sum with { Place = new(tokens[i].Start, tokens[next - 1].End) }, next);
    }

    private (decimal Amount, string Unit, int Next)? Part(List<Token> tokens, int i)
    {
        if (i >= tokens.Count) return null;
        if (_directions.At(tokens, i) is { } word)
        {
            if (word.Key == "few" && UnitAt(tokens, word.Next, out var after) is { } several) return (AFew, several, after);
            if (word.Key == "whole" && UnitAt(tokens, word.Next, out after) is { } whole) return (1m, whole, after);
        }

        if (HalfUnit(tokens, i) is { } half) return half;
        // "a month": in French "a" is a verb, so only English units count.
        if (tokens[i].Text is "a" or "an" && i + 1 < tokens.Count && tokens[i + 1].Text is "year" or "month" or "week" or "day" or "hour" && UnitAt(tokens, i + 1, out var then) is { } english) return (1m, english, then);
        if (numbers.At(tokens, i) is not { } number || number.Value < 0) return null;
        var at = number.Next;
        while (at < tokens.Count && (tokens[at].Text is "-" or "bons" or "bonnes" or "gros" or "grosses" or "petits" or "longues" or "longs" or "pleines" or "pleins")) at++;
        if (at < tokens.Count && tokens[at].Text is "ou" or "a" or "of" or "or" or "oder" && numbers.At(tokens, at + 1) is { } other && other.Value > number.Value && UnitAt(tokens, other.Next, out _) is not null) return null;
        return UnitAt(tokens, at, out var next) is { } unit ? (number.Value, unit, next) : null;
    }

    /// <summary>"une demi-heure", "un quart d'heure", "half uur", "anderthalf jaar".</summary>
    private (decimal, string, int)? HalfUnit(List<Token> tokens, int i)
    {
        var at = i;
        if (tokens[at].Text is "un" or "une" or "een" or "ein" or "eine" or "a" or "an") at++;
        if (at >= tokens.Count) return null;
        decimal? share = tokens[at].Text switch
        {
            "demi" or "demie" or "half" or "halbe" or "halbes" or "halber" or "halve" => 0.5m,
            "quart" or "kwartier" => 0.25m,
            "anderthalf" or "anderhalf" or "eineinhalb" or "anderthalb" => 1.5m,
            _ => null,
        };
        if (share is null) return null;
        at++;
        while (at < tokens.Count && tokens[at].Text is "-" or "d" or "de" or "an" or "a") at++;
        return UnitAt(tokens, at, out var next) is { } unit ? (share.Value, unit, next) : null;
    }

    private static FoundDuration Add(FoundDuration sum, string unit, decimal amount) => unit switch
    {
        "year" => sum with { Years = sum.Years + amount },
        "half-year" => sum with { Months = sum.Months + (6 * amount) },
        "quarter" => sum with { Months = sum.Months + (3 * amount) },
        "month" => sum with { Months = sum.Months + amount },
        "week" => sum with { Weeks = sum.Weeks + amount },
        "day" => sum with { Days = sum.Days + amount },
        "hour" => sum with { Hours = sum.Hours + amount },
        "minute" => sum with { Minutes = sum.Minutes + amount },
        _ => sum with { Seconds = sum.Seconds + amount },
    };

    private static bool Smaller(string unit, string than) => Rank(unit) < Rank(than);

    private static int Rank(string unit) => unit switch
    {
        "year" => 8, "half-year" => 7, "quarter" => 6, "month" => 5, "week" => 4, "day" => 3, "hour" => 2, "minute" => 1, _ => 0,
    };
}
