using System.Numerics;
using System.Runtime.InteropServices;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>
/// Features are summed into a short vector, and the classes are scored on that: what two words share with the same topics they share
/// here, so that a rare word is understood through its neighbours. A feature's values are whole numbers of its own step, a byte each:
/// a quarter of the memory. Sums run in one order whatever the width of the machine's vectors, so every machine scores alike.
/// </summary>
internal sealed class EmbeddedModel
{
    /// <summary>Length of the short vector.</summary>
    public const int Size = 64;

    /// <summary>Highest whole number of steps.</summary>
    private const int Most = 127;

    private readonly byte[] _kept;
    private readonly int _rows;
    private readonly int _classes;
    private readonly int _columns;

    /// <param name="kept">As <see cref="Kept"/> gave it: a byte for each value, then the step of each feature, then the scores.</param>
    /// <param name="rows">How many features it knows.</param>
    /// <param name="classes">How many classes it scores.</param>
    public EmbeddedModel(byte[] kept, int rows, int classes) =>
        (_kept, _rows, _classes, _columns) = (kept, rows, classes, SparseMath.Columns(classes));

    /// <summary>What <see cref="Teacher"/> found, in bytes.</summary>
    /// <param name="features">A short vector for each feature.</param>
    /// <param name="scores">For each place of the short vector a score for each class, then the classes' bases.</param>
    /// <param name="classes">How many classes it scores.</param>
    public EmbeddedModel(ReadOnlySpan<float> features, ReadOnlySpan<float> scores, int classes)
        : this(new byte[Length(features.Length / Size, classes)], features.Length / Size, classes)
    {
        for (var row = 0; row < _rows; row++)
        {
            var values = features.Slice(row * Size, Size);
            var highest = 0f;
            foreach (var value in values) highest = Math.Max(highest, Math.Abs(value));
            var step = highest / Most;
            Steps[row] = step;
            for (var i = 0; i < Size; i++) Values(row)[i] = step == 0f ? (sbyte)0 : (sbyte)MathF.Round(values[i] / step);
        }

        scores.CopyTo(Scores);
    }

    /// <summary>All it needs to be made again.</summary>
    public byte[] Kept => _kept;

    /// <summary>How many bytes a model of that size keeps.</summary>
    public static int Length(int rows, int classes) => (rows * (Size + sizeof(float))) + (ScoresLength(classes) * sizeof(float));

    /// <summary>How many scores a model of that size has.</summary>
    public static int ScoresLength(int classes) => (Size + 1) * SparseMath.Columns(classes);

    /// <summary>Adds the scores of a message to those of other models.</summary>
    public void Score(Cell[] vector, Span<float> scores)
    {
        Span<float> inner = stackalloc float[Size];
        inner.Clear();
        var values = MemoryMarshal.Cast<byte, sbyte>(_kept);
        var steps = Steps;
        foreach (var cell in vector) Add(values.Slice(cell.Row * Size, Size), inner, cell.Value * steps[cell.Row]);
        Bend(inner);
        Outer(Scores, inner, scores, _columns);
    }

    /// <summary>Levels the short vector off: no message is surer than its words.</summary>
    public static void Bend(Span<float> inner)
    {
        for (var i = 0; i < inner.Length; i++) inner[i] = StableMath.Tanh(inner[i]);
    }

    /// <summary>From the short vector to the scores of the classes.</summary>
    public static void Outer(ReadOnlySpan<float> weights, ReadOnlySpan<float> inner, Span<float> scores, int columns)
    {
        SparseMath.Add(weights.Slice(Size * columns, columns), scores, 1f);
        for (var i = 0; i < inner.Length; i++) SparseMath.Add(weights.Slice(i * columns, columns), scores, inner[i]);
    }

    private Span<sbyte> Values(int row) => MemoryMarshal.Cast<byte, sbyte>(_kept.AsSpan(row * Size, Size));

    private Span<float> Steps => MemoryMarshal.Cast<byte, float>(_kept.AsSpan(_rows * Size, _rows * sizeof(float)));

    private Span<float> Scores => MemoryMarshal.Cast<byte, float>(_kept.AsSpan(_rows * (Size + sizeof(float)), ScoresLength(_classes) * sizeof(float)));

    private static void Add(ReadOnlySpan<sbyte> source, Span<float> target, float factor)
    {
        var width = Vector<float>.Count;
        var times = new Vector<float>(factor);
        for (var i = 0; i < source.Length; i += width * 4)
        {
            Vector.Widen(new Vector<sbyte>(source[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Put(first, target[i..]);
            Put(second, target[(i + width)..]);
            Put(third, target[(i + (2 * width))..]);
            Put(fourth, target[(i + (3 * width))..]);
        }

        void Put(Vector<int> steps, Span<float> place) => (new Vector<float>(place) + (Vector.ConvertToSingle(steps) * times)).CopyTo(place);
    }
}
