using System.Collections.Immutable;
using System.Globalization;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Turns the model's own chance into how often such an answer was right on phrasings it had not seen: a rising line through measured points.</summary>
internal sealed class Calibration(ImmutableArray<(double Raw, double Right)> points)
{
    /// <summary>The line stored in <c>lexicon/calibration.txt</c>; the chance itself when the list is absent.</summary>
    public static Calibration Stored(Lexicon lexicon) => new(
    [
        .. lexicon["calibration"]
            .Select(entry => (Number(entry.Key), Number(entry.Words[0])))
            .OrderBy(point => point.Item1),
    ]);

    /// <summary>Isotonic regression (pool adjacent violators) over bins of equal size.</summary>
    /// <param name="seen">Raw chance and whether the answer was right.</param>
    /// <param name="bins">How many points to keep at most.</param>
    public static Calibration Fit(IEnumerable<(double Raw, bool Right)> seen, int bins)
    {
        var ordered = seen.OrderBy(pair => pair.Raw).ThenBy(pair => pair.Right).ToList();
        var blocks = new List<(double Raw, double Right, int Count)>();
        foreach (var bin in ordered.Chunk(Math.Max(1, ordered.Count / bins)))
        {
            blocks.Add((bin.Average(pair => pair.Raw), bin.Average(pair => pair.Right ? 1.0 : 0.0), bin.Length));
            while (blocks.Count > 1 && blocks[^2].Right > blocks[^1].Right)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                var count = a.Count + b.Count;
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((((a.Raw * a.Count) + (b.Raw * b.Count)) / count, ((a.Right * a.Count) + (b.Right * b.Count)) / count, count));
            }
        }

        return new([.. blocks.Select(block => (block.Raw, block.Right))]);
    }

    public ImmutableArray<(double Raw, double Right)> Points => points;

    public double Of(double raw)
    {
        if (points.IsDefaultOrEmpty) return raw;
        if (raw <= points[0].Raw) return points[0].Right * (points[0].Raw <= 0 ? 1 : raw / points[0].Raw);
        for (var i = 1; i < points.Length; i++)
        {
            if (raw > points[i].Raw) continue;
            var (left, right) = (points[i - 1], points[i]);
            return left.Right + ((right.Right - left.Right) * (raw - left.Raw) / (right.Raw - left.Raw));
        }

        return points[^1].Right;
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
