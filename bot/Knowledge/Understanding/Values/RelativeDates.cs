using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Dates that lean on the reference day: "hier", "mardi passé", "il y a deux ans", "dans 3 semaines", "le premier lundi de juillet".</summary>
internal sealed class RelativeDates(
    Lexicon lexicon, DurationReader durations,
    FrozenDictionary<string, string> weekdays, FrozenDictionary<string, string> months)
{
    private readonly PhraseTable _days = new(lexicon, "relative-days");
    private readonly PhraseTable _directions = new(lexicon, "directions");
    private readonly PhraseTable _ordinals = new(lexicon, "ordinals");

    public (FoundDate Date, int Next)? At(List<Token> tokens, int i, DateOnly reference) =>
        FromCount(tokens, i, reference) ?? FromWord(tokens, i, reference) ?? FromWeekday(tokens, i, reference) ?? InRow(tokens, i, reference) ?? Unit(tokens, i, reference);

    private (FoundDate, int)? FromWord(List<Token> tokens, int i, DateOnly reference) =>
        _days.At(tokens, i) is { } day
            ? Found(tokens, i, day.Next, reference.AddDays(int.Parse(day.Key, CultureInfo.InvariantCulture)))
            : null;

    /// <summary>"il y a à peu près un mois", "dans deux semaines", "3 weken geleden", "deux jours à compter d'hier".</summary>
    private (FoundDate, int)? FromCount(List<Token> tokens, int i, DateOnly reference)
    {
        var word = _directions.At(tokens, i);
        if (word is { Key: "ago" or "within" } lead)
        {
            var at = About(tokens, lead.Next);
            if (durations.At(tokens, at) is not { } length || length.Duration.Hours != 0 || length.Duration.Minutes != 0) return null;
            return Found(tokens, i, length.Next, Moved(reference, length.Duration, lead.Key == "ago" ? -1 : 1));
        }

        if (durations.At(tokens, i) is not { } span) return null;
        var next = span.Next;
        if (_directions.At(tokens, next) is { Key: "ago" } trail && tokens[next].Text is "geleden" or "ago") return Found(tokens, i, trail.Next, Moved(reference, span.Duration, -1));
        if (Says(tokens, next, "plus", "tot") || Says(tokens, next, "auparavant")) return Found(tokens, i, next + (tokens[next].Text == "plus" ? 2 : 1), Moved(reference, span.Duration, -1));
        if (Says(tokens, next, "plus", "tard")) return Found(tokens, i, next + 2, Moved(reference, span.Duration, 1));
        foreach (var (words, sign) in new (string[], int)[] { (["a", "compter", "d"], 1), (["a", "partir", "d"], 1), (["avant"], -1), (["apres"], 1), (["depuis"], 1), (["suivant"], 1) })
            if (Says(tokens, next, words) && _days.At(tokens, next + words.Length) is { } from)
                return Found(tokens, i, from.Next, Moved(reference.AddDays(int.Parse(from.Key, CultureInfo.InvariantCulture)), span.Duration, sign));
        return null;
    }

    /// <summary>"vendredi", "mardi passé", "lundi prochain", "ce jeudi", "dernier dimanche", "dimanche de la semaine prochaine".</summary>
    private (FoundDate, int)? FromWeekday(List<Token> tokens, int i, DateOnly reference)
    {
        var before = _directions.At(tokens, i) is { Key: "next" or "last" or "this" } lead ? lead : ((string Key, int Next)?)null;
        var at = before?.Next ?? i;
        if (at >= tokens.Count || !tokens[at].IsWord || !weekdays.TryGetValue(tokens[at].Text, out var number)) return null;
        // "mar", "mer", "sam", "dim" are other words too.
        if (tokens[at].Text.Length < 4 && !(at + 1 < tokens.Count && tokens[at + 1].Text == ".")) return null;
        var weekday = int.Parse(number, CultureInfo.InvariantCulture);
        var monday = Dates.MondayOf(reference);
        var next = at + 1;
        if (WeekAt(tokens, next) is { } week) return Found(tokens, i, week.Next, monday.AddDays((7 * week.Shift) + weekday - 1));
        var direction = before?.Key;
        if (direction is null && _directions.At(tokens, next) is { Key: "next" or "last" } after && !Says(tokens, next, "en"))
            (direction, next) = (after.Key, after.Next);
        var here = monday.AddDays(weekday - 1);
        if (direction == "this") return Found(tokens, i, next, here);
        if (direction == "next") return Found(tokens, i, next, here.AddDays(7));
        if (direction == "last") return Found(tokens, i, next, here.AddDays(-7));
        var last = here < reference ? here : here.AddDays(-7);
        return (new(new(tokens[i].Start, tokens[next - 1].End), [last, here >= reference ? here : here.AddDays(7)], DatePrecision.Day), next);
    }

    /// <summary>"de la semaine prochaine", "cette semaine": weeks from this one.</summary>
    private (int Shift, int Next)? WeekAt(List<Token> tokens, int i)
    {
        while (i < tokens.Count && tokens[i].Text is "de" or "la") i++;
        var before = _directions.At(tokens, i) is { Key: "next" or "last" or "this" } lead ? lead : ((string Key, int Next)?)null;
        var at = before?.Next ?? i;
        if (at >= tokens.Count || durations.UnitAt(tokens, at, out var next) != "week") return null;
        if (before is null && _directions.At(tokens, next) is { Key: "next" or "last" } after) (before, next) = (after, after.Next);
        return before is { } direction ? (Shift(direction.Key), next) : null;
    }

    /// <summary>"premier lundi de juillet", "dernier vendredi du mois prochain".</summary>
    private (FoundDate, int)? InRow(List<Token> tokens, int i, DateOnly reference)
    {
        if (_ordinals.At(tokens, i) is not { } place || place.Next >= tokens.Count || !tokens[place.Next].IsWord
            || !weekdays.TryGetValue(tokens[place.Next].Text, out var number)) return null;
        var at = place.Next + 1;
        if (!(at < tokens.Count && tokens[at].Text is "de" or "du" or "d")) return null;
        at++;
        var weekday = int.Parse(number, CultureInfo.InvariantCulture);
        var count = int.Parse(place.Key, CultureInfo.InvariantCulture);
        if (at < tokens.Count && months.TryGetValue(tokens[at].Text, out var month))
        {
            var m = int.Parse(month, CultureInfo.InvariantCulture);
            DateOnly?[] days = [InMonth(reference.Year - 1, m, weekday, count), InMonth(reference.Year, m, weekday, count), InMonth(reference.Year + 1, m, weekday, count)];
            var last = days.LastOrDefault(day => day < reference);
            var coming = days.FirstOrDefault(day => day >= reference);
            return last is null || coming is null ? null : (new(new(tokens[i].Start, tokens[at].End), [last.Value, coming.Value], DatePrecision.Day), at + 1);
        }

        if (at < tokens.Count && durations.UnitAt(tokens, at, out var next) == "month" && _directions.At(tokens, next) is { Key: "next" or "last" } way
            && reference.AddMonths(Shift(way.Key)) is var base_ && InMonth(base_.Year, base_.Month, weekday, count) is { } found)
            return Found(tokens, i, way.Next, found);
        return null;
    }

    /// <summary>"le mois passé", "l'an dernier", "la semaine prochaine": less precise than a day.</summary>
    private (FoundDate, int)? Unit(List<Token> tokens, int i, DateOnly reference)
    {
        var before = _directions.At(tokens, i) is { Key: "next" or "last" or "this" } lead ? lead : ((string Key, int Next)?)null;
        var at = before?.Next ?? i;
        if (durations.UnitAt(tokens, at, out var next) is not ("year" or "month") || tokens[at].Text.Length < 2) return null;
        var unit = durations.UnitAt(tokens, at, out _);
        if (before is null && _directions.At(tokens, next) is { Key: "next" or "last" } after) (before, next) = (after, after.Next);
        if (before is not { } way) return null;
        var shift = Shift(way.Key);
        var (day, precision) = unit == "year"
            ? (new DateOnly(reference.Year + shift, 1, 1), DatePrecision.Year)
            : (new DateOnly(reference.Year, reference.Month, 1).AddMonths(shift), DatePrecision.Month);
        return (new(new(tokens[i].Start, tokens[next - 1].End), [day], precision), next);
    }

    private int About(List<Token> tokens, int i) => _directions.At(tokens, i) is { Key: "about" } about ? about.Next : i;

    private static int Shift(string direction) => direction switch { "next" => 1, "last" => -1, _ => 0 };

    private static DateOnly? InMonth(int year, int month, int weekday, int count)
    {
        var first = new DateOnly(year, month, 1);
        var offset = (weekday - Dates.Iso(first) + 7) % 7;
        if (count < 0)
        {
            var last = first.AddMonths(1).AddDays(-1);
            return last.AddDays(-((Dates.Iso(last) - weekday + 7) % 7));
        }

        var day = first.AddDays(offset + (7 * (count - 1)));
        return day.Month == month ? day : null;
    }

    /// <summary>"il y a 3000 ans" stays within a human life: what is beyond is no date of a contract.</summary>
    private static DateOnly Moved(DateOnly from, FoundDuration by, int sign) => from
        .AddMonths(sign * (int)Math.Min((by.Years * 12) + by.Months, 1200m))
        .AddDays(sign * (int)Math.Min((by.Weeks * 7) + by.Days, 36_500m));

    private static bool Says(List<Token> tokens, int i, params string[] words)
    {
        for (var n = 0; n < words.Length; n++)
            if (i + n >= tokens.Count || tokens[i + n].Text != words[n]) return false;
        return true;
    }

    private static (FoundDate, int) Found(List<Token> tokens, int from, int next, DateOnly day) =>
        (new(new(tokens[from].Start, tokens[next - 1].End), [day], DatePrecision.Day), next);
}
