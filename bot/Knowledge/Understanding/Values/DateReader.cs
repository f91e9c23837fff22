using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Dates in a message, absolute ("le 5 mai 2001", "02/04/2009", "mars 2024") and relative to a day ("mardi passé", "il y a deux mois").</summary>
internal sealed class DateReader
{
    private readonly FrozenDictionary<string, string> _months;
    private readonly FrozenDictionary<string, string> _weekdays;
    private readonly NumberReader _numbers;
    private readonly Counted _counted;
    private readonly RelativeDates _relative;

    public DateReader(Lexicon lexicon, NumberReader numbers, DurationReader durations, Counted counted)
    {
        _months = lexicon.Keys("months");
        _weekdays = lexicon.Keys("weekdays");
        (_numbers, _counted) = (numbers, counted);
        _relative = new(lexicon, durations, _weekdays, _months);
    }

    public (FoundDate Date, int Next)? At(List<Token> tokens, int i, DateOnly reference)
    {
        if (i >= tokens.Count) return null;
        var start = i;
        var weekday = WeekdayAt(tokens, i, out var after);
        if (weekday is not null)
        {
            var then = SkipSmall(tokens, after);
            if (Absolute(tokens, then, reference) is { } dated && Parts(dated)) return Placed(tokens, start, dated);
        }

        if (Absolute(tokens, i, reference) is { } date) return Placed(tokens, start, date);
        if (WithArticle(tokens, i, reference) is { } lone) return lone;
        return _relative.At(tokens, i, reference);

        static bool Parts((ImmutableArray<DateOnly> Days, DatePrecision Precision, int Next) found) => found.Precision == DatePrecision.Day;
    }

    public int? WeekdayAt(List<Token> tokens, int i, out int next)
    {
        next = i;
        if (i >= tokens.Count || !tokens[i].IsWord || !_weekdays.TryGetValue(tokens[i].Text, out var number)) return null;
        next = i + 1 < tokens.Count && tokens[i + 1].Text == "." && tokens[i].Text.Length <= 4 ? i + 2 : i + 1;
        return int.Parse(number, CultureInfo.InvariantCulture);
    }

    private (ImmutableArray<DateOnly> Days, DatePrecision Precision, int Next)? Absolute(List<Token> tokens, int i, DateOnly reference)
    {
        if (i >= tokens.Count) return null;
        return NumericDates.At(tokens, i, reference) ?? MonthFirst(tokens, i, reference) ?? DayFirst(tokens, i, reference);
    }

    /// <summary>"5 mai 2001", "1er mars", "le vingt mai", "23 novembre de 1987".</summary>
    private (ImmutableArray<DateOnly>, DatePrecision, int)? DayFirst(List<Token> tokens, int i, DateOnly reference)
    {
        if (Day(tokens, i) is not { } day) return null;
        var at = SkipJoints(tokens, day.Next);
        if (at < tokens.Count && tokens[at].Text is "de" or "d" or "of" or "du" or "mois") at++;
        if (MonthAt(tokens, at, out var next) is not { } month) return null;
        var year = YearAt(tokens, SkipJoints(tokens, next));
        return (Dates.Of(year?.Value, month, day.Value, reference), DatePrecision.Day, year?.Next ?? next);
    }

    /// <summary>"mars 2024", "Oct 2", "Sep-23-2020", "2020/Sep/23", "octobre".</summary>
    private (ImmutableArray<DateOnly>, DatePrecision, int)? MonthFirst(List<Token> tokens, int i, DateOnly reference)
    {
        if (YearAt(tokens, i) is { } leading && SkipJoints(tokens, leading.Next) is var middle && middle > leading.Next
            && MonthAt(tokens, middle, out var beyond) is { } inside && Day(tokens, SkipJoints(tokens, beyond)) is { } last)
            return (Dates.Of(leading.Value, inside, last.Value, reference), DatePrecision.Day, last.Next);

        if (MonthAt(tokens, i, out var next) is not { } month) return null;
        var at = SkipJoints(tokens, next);
        if (at < tokens.Count && tokens[at].Text is "de" or "du") at++;
        if (YearAt(tokens, at) is { } year) return ([new(year.Value, month, 1)], DatePrecision.Month, year.Next);
        if (at < tokens.Count && tokens[at].IsNumber && Day(tokens, at) is { } day)
        {
            var then = YearAt(tokens, SkipJoints(tokens, day.Next));
            return (Dates.Of(then?.Value, month, day.Value, reference), DatePrecision.Day, then?.Next ?? day.Next);
        }

        // "mar." is also a Tuesday and "sept" a seven: short forms need a number beside them.
        if ((tokens[i].Text.Length < 4 && tokens[i].Text is not ("mai" or "mei")) || (tokens[i].Text == "sept" && next == i + 1)) return null;
        return (Dates.Months(month, reference), DatePrecision.Month, next);
    }

    /// <summary>"le 23", "mardi 25": a day of this month, the last or the next.</summary>
    private (FoundDate, int)? WithArticle(List<Token> tokens, int i, DateOnly reference)
    {
        var named = WeekdayAt(tokens, i, out var after);
        if (named is null && tokens[i].Text is not ("le" or "au" or "du")) return null;
        var at = named is null ? i + 1 : SkipSmall(tokens, after);
        if (at < tokens.Count && tokens[at].Text == "premier") return null;
        if (Day(tokens, at) is not { } day || IsOther(tokens, day.Next) || Absolute(tokens, at, reference) is not null) return null;
        var trailing = named is null ? WeekdayAt(tokens, day.Next, out var end) : null;
        if (named is not null && !tokens[at].IsNumber) return null;
        end = trailing is null ? day.Next : day.Next + 1;
        if ((named ?? trailing) is { } weekday)
            return (new(new(tokens[i].Start, tokens[end - 1].End), Dates.OnWeekday(weekday, day.Value, reference), DatePrecision.Day), end);
        return (new(new(tokens[at].Start, tokens[end - 1].End), Dates.DayOfMonth(day.Value, reference), DatePrecision.Day), end);
    }

    /// <summary>The number counts something, is in order ("le 2e") or goes on ("le 2,5").</summary>
    private bool IsOther(List<Token> tokens, int next) =>
        _counted.At(tokens, next) || (next < tokens.Count && (tokens[next].Text is "eme" or "e" or "/"
            || tokens[next] is { IsSign: true, Text: "," or "." or ":" } && next + 1 < tokens.Count && tokens[next + 1].IsNumber && tokens[next].End == tokens[next + 1].Start));

    private (int Value, int Next)? Day(List<Token> tokens, int i)
    {
        if (i >= tokens.Count) return null;
        if (tokens[i].Text is "premier") return (1, i + 1);
        if (tokens[i].IsNumber)
        {
            if (tokens[i].Text.Length > 2 || int.Parse(tokens[i].Text, CultureInfo.InvariantCulture) is not (> 0 and <= 31 and var value)) return null;
            return (value, i + 1 < tokens.Count && tokens[i + 1].Text is "er" or "ste" or "th" or "nd" or "st" or "rd" && tokens[i].End == tokens[i + 1].Start ? i + 2 : i + 1);
        }

        return tokens[i].IsWord && _numbers.At(tokens, i) is { Value: >= 2 and <= 31 } number && number.Value == Math.Floor(number.Value)
            ? ((int)number.Value, number.Next) : null;
    }

    private int? MonthAt(List<Token> tokens, int i, out int next)
    {
        next = i;
        if (i >= tokens.Count || !tokens[i].IsWord || !_months.TryGetValue(tokens[i].Text, out var number)) return null;
        next = i + 1 < tokens.Count && tokens[i + 1].Text == "." && tokens[i].Text.Length <= 5 ? i + 2 : i + 1;
        return int.Parse(number, CultureInfo.InvariantCulture);
    }

    private (int Value, int Next)? YearAt(List<Token> tokens, int i)
    {
        if (i >= tokens.Count) return null;
        if (tokens[i].IsNumber && tokens[i].Text.Length == 4 && tokens[i].Text[0] is '1' or '2') return (int.Parse(tokens[i].Text, CultureInfo.InvariantCulture), i + 1);
        return tokens[i].Text is "deux" or "mil" or "mille" or "tweeduizend" && _numbers.At(tokens, i) is { Value: >= 1900 and <= 2100 } year ? ((int)year.Value, year.Next) : null;
    }

    private static int SkipJoints(List<Token> tokens, int i)
    {
        while (i < tokens.Count && tokens[i].IsSign && tokens[i].Text is "-" or "/" or "," or ".") i++;
        if (i + 1 < tokens.Count && tokens[i].Text is "de" or "en" && tokens[i + 1].IsNumber && tokens[i + 1].Text.Length == 4) i++;
        return i;
    }

    private static int SkipSmall(List<Token> tokens, int i)
    {
        while (i < tokens.Count && (tokens[i].Text is "," or "le" or "du" or "den" or "the" or "de")) i++;
        return i;
    }

    private static (FoundDate, int) Placed(List<Token> tokens, int start, (ImmutableArray<DateOnly> Days, DatePrecision Precision, int Next) found) =>
        (new(new(tokens[start].Start, tokens[found.Next - 1].End), found.Days, found.Precision), found.Next);
}
