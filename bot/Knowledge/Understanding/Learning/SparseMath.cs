using System.Numerics;

namespace Article60.Knowledge.Understanding.Learning;

internal static class SparseMath
{
    /// <summary>Columns for that many classes: whole vectors of the widest machine.</summary>
    public static int Columns(int classes) => (classes + 15) / 16 * 16;

    /// <summary>Weighted sum of two vectors with ascending rows, brought back to length 1.</summary>
    public static Cell[] Sum(Cell[] a, float weightA, Cell[] b, float weightB)
    {
        var sum = new List<Cell>(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            if (j >= b.Length || (i < a.Length && a[i].Row < b[j].Row)) { sum.Add(new(a[i].Row, a[i].Value * weightA)); i++; }
            else if (i >= a.Length || b[j].Row < a[i].Row) { sum.Add(new(b[j].Row, b[j].Value * weightB)); j++; }
            else { sum.Add(new(a[i].Row, (a[i].Value * weightA) + (b[j].Value * weightB))); i++; j++; }
        }

        var length = 0f;
        foreach (var cell in sum) length += cell.Value * cell.Value;
        var scale = length > 0f ? 1f / MathF.Sqrt(length) : 0f;
        return [.. sum.Select(cell => cell with { Value = cell.Value * scale })];
    }

    /// <summary>target += factor × source, element by element.</summary>
    public static void Add(ReadOnlySpan<float> source, Span<float> target, float factor)
    {
        var width = Vector<float>.Count;
        var times = new Vector<float>(factor);
        for (var i = 0; i + width <= source.Length; i += width)
        {
            var sum = new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * times);
            sum.CopyTo(target[i..]);
        }
    }

    /// <summary>Scores become chances that add up to 1; what stands after the last class becomes zero.</summary>
    public static void Softmax(Span<float> scores, int classes)
    {
        var highest = float.MinValue;
        for (var i = 0; i < classes; i++) highest = Math.Max(highest, scores[i]);
        var sum = 0.0;
        for (var i = 0; i < classes; i++)
        {
            var chance = StableMath.Exp(scores[i] - highest);
            scores[i] = (float)chance;
            sum += chance;
        }

        var scale = (float)(1.0 / sum);
        for (var i = 0; i < classes; i++) scores[i] *= scale;
        for (var i = classes; i < scores.Length; i++) scores[i] = 0f;
    }
}
