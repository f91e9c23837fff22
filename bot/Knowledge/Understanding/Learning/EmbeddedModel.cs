using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>
/// Features are summed into a short vector, and the classes are scored on that: what two words share with the same topics they share
/// here, so that a rare word is understood through its neighbours. Sums run in one order whatever the width of the machine's vectors.
/// </summary>
internal sealed class EmbeddedModel
{
    /// <summary>Length of the short vector.</summary>
    public const int Size = 64;

    /// <summary>Where the short vector's values level off: no message is surer than its words.</summary>
    private const float Bend = 1f;

    private readonly int _classes;
    private readonly int _columns;

    /// <summary>A short vector for each feature; then, for each place of it, a score for each class; then the classes' bases.</summary>
    private readonly float[] _weights;
    private readonly int _scoresAt;

    /// <param name="weights">Of <see cref="Length"/>; used as they are.</param>
    public EmbeddedModel(float[] weights, int rows, int classes) =>
        (_weights, _scoresAt, _classes, _columns) = (weights, rows * Size, classes, LinearModel.Columns(classes));

    /// <summary>What a model of the same size is made from.</summary>
    public float[] Weights => _weights;

    /// <summary>How many weights a model of that size has.</summary>
    public static int Length(int rows, int classes) => (rows * Size) + ((Size + 1) * LinearModel.Columns(classes));

    public static EmbeddedModel Train(int rows, int classes, IReadOnlyList<Lesson> lessons, LearningOptions options, ulong seed)
    {
        var random = new Lcg(seed);
        var model = new EmbeddedModel(new float[Length(rows, classes)], rows, classes);
        random.Around(model._weights.AsSpan(0, model._scoresAt), options.Start);
        new Teacher(model, random, options).Teach(lessons);
        return model;
    }

    /// <summary>Adds the scores of a message to those of other models.</summary>
    public void Score(Cell[] vector, Span<float> scores)
    {
        Span<float> inner = stackalloc float[Size];
        Embed(vector, inner);
        Outer(inner, scores);
    }

    private Span<float> Feature(int row) => _weights.AsSpan(row * Size, Size);

    /// <summary>Scores of one place of the short vector; the bases stand after the last place.</summary>
    private Span<float> Place(int place) => _weights.AsSpan(_scoresAt + (place * _columns), _columns);

    private void Embed(ReadOnlySpan<Cell> vector, Span<float> inner)
    {
        inner.Clear();
        foreach (var cell in vector) SparseMath.Add(Feature(cell.Row), inner, cell.Value);
        for (var i = 0; i < inner.Length; i++) inner[i] = Bend * StableMath.Tanh(inner[i] / Bend);
    }

    private void Outer(ReadOnlySpan<float> inner, Span<float> scores)
    {
        SparseMath.Add(Place(Size), scores, 1f);
        for (var i = 0; i < inner.Length; i++) SparseMath.Add(Place(i), scores, inner[i]);
    }

    /// <summary>Stochastic gradient descent, one lesson at a time, in an order fixed by its seed.</summary>
    private sealed class Teacher(EmbeddedModel model, Lcg random, LearningOptions options)
    {
        /// <summary>How much faster features learn than scores, and scores than their bases.</summary>
        private const float FeaturePace = 4f;
        private const float BasePace = 0.1f;

        private readonly float[] _chances = new float[model._columns];
        private readonly float[] _inner = new float[Size];
        private readonly float[] _back = new float[Size];

        /// <summary>The scores class by class, for the way back; kept equal to the model's own.</summary>
        private readonly float[] _byClass = new float[model._classes * Size];

        public void Teach(IReadOnlyList<Lesson> lessons)
        {
            random.Around(_byClass, options.Start);
            for (var column = 0; column < model._classes; column++)
                for (var i = 0; i < Size; i++) model.Place(i)[column] = _byClass[(column * Size) + i];
            var order = Enumerable.Range(0, lessons.Count).ToArray();
            var steps = (double)options.Epochs * lessons.Count;
            var step = 0;
            for (var epoch = 0; epoch < options.Epochs; epoch++)
            {
                random.Shuffle(order);
                foreach (var i in order) Step(lessons[i], options.Rate * (float)(1.0 - (0.95 * step++ / steps)));
            }
        }

        /// <summary>The vector without some of its cells, the others growing in proportion: no single word may carry a topic.</summary>
        private Cell[] Thinned(Cell[] full)
        {
            if (options.Drop == 0) return full;
            var kept = new List<Cell>(full.Length);
            var scale = 100f / (100 - options.Drop);
            foreach (var cell in full)
                if (random.Below(100) >= options.Drop) kept.Add(cell with { Value = cell.Value * scale });
            return [.. kept];
        }

        private void Step(Lesson lesson, float pace)
        {
            var vector = Thinned(lesson.Vector);
            model.Embed(vector, _inner);
            _chances.AsSpan().Clear();
            model.Outer(_inner, _chances);
            LinearModel.Softmax(_chances, model._classes);
            foreach (var wanted in lesson.Classes) _chances[wanted] -= 1f / lesson.Classes.Length;
            _back.AsSpan().Clear();
            for (var column = 0; column < model._classes; column++)
            {
                var wrong = _chances[column];
                if (Math.Abs(wrong) < 1e-5f) { _chances[column] = 0f; continue; }
                var own = _byClass.AsSpan(column * Size, Size);
                SparseMath.Add(own, _back, wrong);
                SparseMath.Add(_inner, own, -pace * wrong);
            }

            for (var i = 0; i < Size; i++)
            {
                SparseMath.Add(_chances, model.Place(i), -pace * _inner[i]);
                _back[i] *= 1f - (_inner[i] * _inner[i] / (Bend * Bend));
            }

            SparseMath.Add(_chances, model.Place(Size), -pace * BasePace);
            foreach (var cell in vector) SparseMath.Add(_back, model.Feature(cell.Row), -pace * FeaturePace * cell.Value);
        }
    }
}

/// <summary>A message as a vector and the classes that share it, one as a rule.</summary>
internal readonly record struct Lesson(Cell[] Vector, ImmutableArray<int> Classes);
