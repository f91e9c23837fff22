using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>What a result can be when some inputs are not known.</summary>
/// <param name="Low">Smallest headline; <paramref name="AtLow"/> is the whole result there.</param>
/// <param name="High">Largest headline; <paramref name="AtHigh"/> is the whole result there.</param>
/// <param name="BestQuestion">The unknown input whose answer narrows the range most, or null when none does.</param>
/// <param name="WidthWhenKnown">For each unknown input: the mean width of the range that remains once it is answered.</param>
/// <param name="Tried">Combinations computed.</param>
public sealed record RangeResult(
    Value Low, Value High, Outcome.Computed AtLow, Outcome.Computed AtHigh,
    string? BestQuestion, ImmutableArray<(string Input, decimal Width)> WidthWhenKnown, int Tried)
{
    /// <summary>Every combination gives the same headline: nothing needs to be asked.</summary>
    public bool IsCertain => Headlines.Same(Low, High);
}

/// <summary>Runs a calculator over all sensible values of what is unknown ("je ne sais pas").</summary>
public static class Ranges
{
    /// <summary>More combinations are thinned out, ends kept: a reply must stay quick.</summary>
    private const int MostRuns = 4_000;

    /// <summary>Inputs that say the same thing: one of them is enough, and two guesses would contradict each other.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> SameThing =
        [["birthDate", "ageOnClaimDate", "ageClass"], ["contractStart", "seniorityStart"]];

    /// <returns>Null when no combination can be computed.</returns>
    public static RangeResult? Over(Calculator calculator, Inputs known, ImmutableArray<string> unknown, RuleBook book)
    {
        var open = Needed(unknown, known).Select(name => (Name: name, Values: SensibleValues.Of(calculator, name, known, book)))
            .Where(u => u.Values.Length > 0).ToArray();
        var values = Thin([.. open.Select(u => u.Values)]);
        var runs = new List<(int[] At, decimal Headline, Outcome.Computed Outcome)>();
        var at = new int[open.Length];
        do
        {
            var inputs = known;
            for (var i = 0; i < open.Length; i++) inputs = inputs.With(open[i].Name, values[i][at[i]]);
            if (calculator.Run(inputs, book) is Outcome.Computed done && Headlines.AsNumber(done.Result[calculator.Headline]) is { } headline)
                runs.Add(([.. at], headline, done));
        }
        while (Next(at, values));

        if (runs.Count == 0) return null;
        var (low, high) = (runs.MinBy(r => r.Headline), runs.MaxBy(r => r.Headline));
        var widths = open.Select((u, i) => (u.Name, Width: runs.GroupBy(r => r.At[i]).Average(g => g.Max(r => r.Headline) - g.Min(r => r.Headline)))).ToImmutableArray();
        var best = widths.OrderBy(w => w.Width).FirstOrDefault();
        return new(
            low.Outcome.Result[calculator.Headline]!, high.Outcome.Result[calculator.Headline]!, low.Outcome, high.Outcome,
            best.Name is not null && best.Width < high.Headline - low.Headline ? best.Name : null, widths, runs.Count);
    }

    private static IEnumerable<string> Needed(ImmutableArray<string> unknown, Inputs known)
    {
        var said = known.Values.Keys.ToHashSet();
        foreach (var name in unknown.Where(name => known[name] is null).Distinct())
        {
            if (SameThing.Any(same => same.Contains(name) && same.Any(said.Contains))) continue;
            said.Add(name);
            yield return name;
        }
    }

    private static bool Next(int[] at, ImmutableArray<Value>[] values)
    {
        for (var i = 0; i < at.Length; i++)
        {
            if (++at[i] < values[i].Length) return true;
            at[i] = 0;
        }
        return false;
    }

    /// <summary>Halves the longest list until the product is small enough; first and last value always stay.</summary>
    private static ImmutableArray<Value>[] Thin(ImmutableArray<Value>[] values)
    {
        while (values.Aggregate(1L, (product, list) => product * list.Length) > MostRuns)
        {
            var longest = Array.IndexOf(values, values.MaxBy(v => v.Length));
            var list = values[longest];
            values[longest] = [.. list.Where((_, i) => i % 2 == 0 || i == list.Length - 1)];
            if (values[longest].Length == list.Length) break;
        }
        return values;
    }
}
