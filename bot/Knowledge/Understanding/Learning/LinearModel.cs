using System.Numerics;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>
/// Multinomial logistic regression. Weights stand row by row, one column per class, so that every sum runs over the rows in
/// their fixed order whatever the width of the machine's vectors: the same text always gets the same scores.
/// </summary>
internal sealed class LinearModel
{
    private readonly float[] _weights;
    private readonly int _columns;

    public LinearModel(int rows, int classes)
    {
        Classes = classes;
        _columns = (classes + 15) / 16 * 16;
        _weights = new float[(rows + 1) * _columns];
    }

    /// <summary>A model trained earlier; its weights are used as they are.</summary>
    public LinearModel(float[] weights, int classes) : this(0, classes) => _weights = weights;

    public int Classes { get; }

    public float[] Weights => _weights;

    /// <summary>How many weights a model of that size has.</summary>
    public static int Size(int rows, int classes) => (rows + 1) * ((classes + 15) / 16 * 16);

    /// <summary>Chances of the classes for a vector; they add up to 1.</summary>
    public float[] Chances(Cell[] vector)
    {
        var scores = new float[_columns];
        Score(vector, scores);
        Softmax(scores);
        return scores;
    }

    /// <summary>Steps through the examples in an order fixed by <paramref name="options"/> alone.</summary>
    /// <param name="examples">Vector, class and weight.</param>
    public void Train(IReadOnlyList<(Cell[] Vector, int Class, float Weight)> examples, LearningOptions options)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Lcg(60_7);
        var scores = new float[_columns];
        var steps = (double)options.Epochs * examples.Count;
        var step = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var (full, wanted, weight) = examples[i];
                var vector = Thinned(full, random, options.Drop);
                scores.AsSpan().Clear();
                Score(vector, scores);
                Softmax(scores);
                scores[wanted] -= 1f;
                var pace = options.Rate * weight * (float)(1.0 - (0.95 * step++ / steps));
                foreach (var cell in vector) Add(scores, _weights.AsSpan(cell.Row * _columns, _columns), -pace * cell.Value);
                Add(scores, _weights.AsSpan(_weights.Length - _columns, _columns), -pace * 0.1f);
            }
        }
    }

    /// <summary>The vector without some of its cells, the others growing in proportion: no single word may carry a topic.</summary>
    private static Cell[] Thinned(Cell[] full, Lcg random, int drop)
    {
        if (drop == 0) return full;
        var kept = new List<Cell>(full.Length);
        var scale = 100f / (100 - drop);
        foreach (var cell in full)
            if (random.Below(100) >= drop) kept.Add(cell with { Value = cell.Value * scale });
        return [.. kept];
    }

    private void Score(Cell[] vector, float[] scores)
    {
        _weights.AsSpan(_weights.Length - _columns, _columns).CopyTo(scores);
        foreach (var cell in vector) Add(_weights.AsSpan(cell.Row * _columns, _columns), scores, cell.Value);
    }

    private void Softmax(float[] scores)
    {
        var highest = float.MinValue;
        for (var i = 0; i < Classes; i++) highest = Math.Max(highest, scores[i]);
        var sum = 0.0;
        for (var i = 0; i < Classes; i++)
        {
            var chance = StableMath.Exp(scores[i] - highest);
            scores[i] = (float)chance;
            sum += chance;
        }

        var scale = (float)(1.0 / sum);
        for (var i = 0; i < Classes; i++) scores[i] *= scale;
        for (var i = Classes; i < scores.Length; i++) scores[i] = 0f;
    }

    /// <summary>target += factor × source, element by element.</summary>
    private static void Add(ReadOnlySpan<float> source, Span<float> target, float factor)
    {
        var width = Vector<float>.Count;
        var times = new Vector<float>(factor);
        for (var i = 0; i + width <= source.Length; i += width)
        {
            var sum = new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * times);
            sum.CopyTo(target[i..]);
        }
    }
}
