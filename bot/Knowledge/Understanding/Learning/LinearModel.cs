using System.Runtime.InteropServices;

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
        _columns = SparseMath.Columns(classes);
        _weights = new float[(rows + 1) * _columns];
    }

    /// <summary>A model trained earlier.</summary>
    public LinearModel(byte[] kept, int classes) : this(0, classes) => _weights = MemoryMarshal.Cast<byte, float>(kept).ToArray();

    public int Classes { get; }

    /// <summary>All it needs to be made again.</summary>
    public byte[] Kept => MemoryMarshal.AsBytes(_weights.AsSpan()).ToArray();

    /// <summary>Chances of the classes for a vector; they add up to 1.</summary>
    public float[] Chances(Cell[] vector)
    {
        var scores = new float[_columns];
        Score(vector, scores);
        SparseMath.Softmax(scores, Classes);
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
                var (vector, wanted, weight) = examples[i];
                scores.AsSpan().Clear();
                Score(vector, scores);
                SparseMath.Softmax(scores, Classes);
                scores[wanted] -= 1f;
                var pace = options.Rate * weight * (float)(1.0 - (0.95 * step++ / steps));
                foreach (var cell in vector) SparseMath.Add(scores, _weights.AsSpan(cell.Row * _columns, _columns), -pace * cell.Value);
                SparseMath.Add(scores, _weights.AsSpan(_weights.Length - _columns, _columns), -pace * 0.1f);
            }
        }
    }

    private void Score(Cell[] vector, float[] scores)
    {
        _weights.AsSpan(_weights.Length - _columns, _columns).CopyTo(scores);
        foreach (var cell in vector) SparseMath.Add(_weights.AsSpan(cell.Row * _columns, _columns), scores, cell.Value);
    }
}
