using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>A message as a vector and the classes that share it, one as a rule.</summary>
internal readonly record struct Lesson(Cell[] Vector, ImmutableArray<int> Classes);

/// <summary>Teaches an <see cref="EmbeddedModel"/>: stochastic gradient descent, one lesson at a time, in an order fixed by its seed.</summary>
internal sealed class Teacher
{
    private const int Size = EmbeddedModel.Size;

    /// <summary>How much faster features learn than scores, and slower their bases.</summary>
    private const float FeaturePace = 4f;
    private const float BasePace = 0.1f;

    /// <summary>An error too small to learn from.</summary>
    private const float Negligible = 1e-5f;

    private readonly LearningOptions _options;
    private readonly Lcg _random;
    private readonly int _classes;
    private readonly int _columns;
    private readonly float[] _features;
    private readonly float[] _scores;

    /// <summary>The scores class by class, for the way back; kept equal to the others.</summary>
    private readonly float[] _byClass;
    private readonly float[] _chances;
    private readonly float[] _inner = new float[Size];
    private readonly float[] _back = new float[Size];
    private readonly List<Cell> _kept = [];

    private Teacher(int rows, int classes, LearningOptions options, ulong seed)
    {
        (_options, _random, _classes, _columns) = (options, new(seed), classes, SparseMath.Columns(classes));
        _features = new float[rows * Size];
        _scores = new float[EmbeddedModel.ScoresLength(classes)];
        _byClass = new float[classes * Size];
        _chances = new float[_columns];
        _random.Around(_features, options.Start);
        _random.Around(_byClass, options.Start);
        for (var column = 0; column < classes; column++)
            for (var i = 0; i < Size; i++) Place(i)[column] = _byClass[(column * Size) + i];
    }

    public static EmbeddedModel Teach(IReadOnlyList<Lesson> lessons, int rows, int classes, LearningOptions options, ulong seed)
    {
        var teacher = new Teacher(rows, classes, options, seed);
        teacher.Teach(lessons);
        return new(teacher._features, teacher._scores, classes);
    }

    private Span<float> Feature(int row) => _features.AsSpan(row * Size, Size);

    /// <summary>Scores of one place of the short vector; the bases stand after the last place.</summary>
    private Span<float> Place(int place) => _scores.AsSpan(place * _columns, _columns);

    private void Teach(IReadOnlyList<Lesson> lessons)
    {
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        var steps = (double)_options.Epochs * lessons.Count;
        var step = 0;
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            _random.Shuffle(order);
            foreach (var i in order) Step(lessons[i], _options.Rate * (float)(1.0 - (0.95 * step++ / steps)));
        }
    }

    private void Step(Lesson lesson, float pace)
    {
        var vector = Thinned(lesson.Vector);
        Guess(vector);
        foreach (var wanted in lesson.Classes) _chances[wanted] -= 1f / lesson.Classes.Length;
        _back.AsSpan().Clear();
        for (var column = 0; column < _classes; column++)
        {
            var wrong = _chances[column];
            if (Math.Abs(wrong) < Negligible) { _chances[column] = 0f; continue; }
            var own = _byClass.AsSpan(column * Size, Size);
            SparseMath.Add(own, _back, wrong);
            SparseMath.Add(_inner, own, -pace * wrong);
        }

        for (var i = 0; i < Size; i++)
        {
            SparseMath.Add(_chances, Place(i), -pace * _inner[i]);
            _back[i] *= 1f - (_inner[i] * _inner[i]);
        }

        SparseMath.Add(_chances, Place(Size), -pace * BasePace);
        foreach (var cell in vector) SparseMath.Add(_back, Feature(cell.Row), -pace * FeaturePace * cell.Value);
    }

    private void Guess(ReadOnlySpan<Cell> vector)
    {
        _inner.AsSpan().Clear();
        foreach (var cell in vector) SparseMath.Add(Feature(cell.Row), _inner, cell.Value);
        EmbeddedModel.Bend(_inner);
        _chances.AsSpan().Clear();
        EmbeddedModel.Outer(_scores, _inner, _chances, _columns);
        SparseMath.Softmax(_chances, _classes);
    }

    /// <summary>The vector without some of its cells, the others growing in proportion: no single word may carry a topic.</summary>
    private ReadOnlySpan<Cell> Thinned(Cell[] full)
    {
        if (_options.Drop == 0) return full;
        _kept.Clear();
        var scale = 100f / (100 - _options.Drop);
        foreach (var cell in full)
            if (_random.Below(100) >= _options.Drop) _kept.Add(cell with { Value = cell.Value * scale });
        return CollectionsMarshal.AsSpan(_kept);
    }
}
