using System.Collections.Frozen;
using Article60.Knowledge.Model;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Dialogue.Forms;

/// <summary>When somebody is at the desk again.</summary>
/// <param name="Opens">Belgian local time; midnight of the day when the hours are not published.</param>
/// <param name="Closes">End of that walk-in time, or null when the hours are not published.</param>
/// <param name="Doubtful">A day on which many offices close: phone first.</param>
public sealed record DeskOpening(DateTime Opens, DateTime? Closes, bool Doubtful)
{
    /// <summary>The next walk-in time the centre published; else the next weekday that is neither a legal holiday nor closed.</summary>
    public static DeskOpening? Next(RuleBook book, Centre? centre, DateTime moment)
    {
        var inputs = new Inputs(new Dictionary<string, Value> { ["centre"] = new Value.Word(centre?.Id ?? ""), ["now"] = new Value.Moment(moment) }.ToFrozenDictionary());
        if (AllCalculators.Find("next-walk-in")!.Run(inputs, book) is Outcome.Computed { Result: { } result }
            && result["opens"] is Value.Moment opens && result["closes"] is Value.Moment closes)
            return new(opens.Local, closes.Local, result["doubtful"] is Value.Flag { Yes: true });

        return Weekday(book, centre, DateOnly.FromDateTime(moment), 1) is { } day ? new(day.ToDateTime(TimeOnly.MinValue), null, false) : null;
    }

    /// <summary>The day that is so many office days later: Monday to Friday, no legal holiday, no day that the centre closes.</summary>
    public static DateOnly? Weekday(RuleBook book, Centre? centre, DateOnly from, int count)
    {
        if (book.Parameters.On(from) is not { } law) return null;
        var day = from;
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Holidays.IsWorkingDay(day, law) && day.DayOfWeek != DayOfWeek.Saturday && centre?.Terms.ClosedDays.Contains(day) != true) count--;
        }

        return day;
    }
}
