namespace Article60.Knowledge.Understanding.Learning;

/// <summary>One entry of a sparse vector.</summary>
internal readonly record struct Cell(int Row, float Value);

/// <summary>Rows for the features seen in training, rarer ones weighing more; turns features into a vector of length 1.</summary>
internal sealed class Vocabulary
{
    /// <summary>How often a pair, a run of letters or a sound must be met to be learned; single words and concepts always are.</summary>
    private const int Often = 4;

    private readonly float[] _shares;
    private readonly Dictionary<ulong, int> _rows = [];
    private readonly List<float> _rarity = [];

    public Vocabulary(IReadOnlyList<List<Feature>> documents, LearningOptions options)
    {
        _shares = [.. options.Shares];
        var counts = new Dictionary<ulong, (int Count, FeatureGroup Group, int Order)>();
        var seen = new HashSet<ulong>();
        foreach (var document in documents)
        {
            seen.Clear();
            foreach (var feature in document)
            {
                if (!seen.Add(feature.Hash)) continue;
                var (count, _, order) = counts.TryGetValue(feature.Hash, out var old) ? old : (0, feature.Group, counts.Count);
                counts[feature.Hash] = (count + 1, feature.Group, order);
            }
        }

        foreach (var (hash, entry) in counts.OrderBy(entry => entry.Value.Order))
        {
            var needed = entry.Group is FeatureGroup.Word or FeatureGroup.Concept or FeatureGroup.Context ? 1 : Often;
            if (entry.Count < needed) continue;
            _rows[hash] = _rarity.Count;
            _rarity.Add((float)StableMath.Log((documents.Count + 1.0) / entry.Count));
        }
    }

    public Vocabulary(TrainedModel kept, LearningOptions options)
    {
        _shares = [.. options.Shares];
        _rows.EnsureCapacity(kept.Features.Length);
        for (var row = 0; row < kept.Features.Length; row++) _rows[kept.Features[row]] = row;
        _rarity.AddRange(kept.Rarity);
    }

    public int Rows => _rarity.Count;

    /// <summary>Hash of the feature of each row.</summary>
    public ulong[] Features
    {
        get
        {
            var features = new ulong[_rarity.Count];
            foreach (var (hash, row) in _rows) features[row] = hash;
            return features;
        }
    }

    public float[] Rarity => [.. _rarity];

    public bool Knows(ulong hash) => _rows.ContainsKey(hash);

    /// <summary>A vector of Euclidean length 1, rows ascending; empty when nothing is known.</summary>
    public Cell[] Vector(List<Feature> features)
    {
        Span<float> lengths = stackalloc float[_shares.Length];
        var cells = new List<(int Row, float Value, FeatureGroup Group)>(features.Count);
        foreach (var feature in features)
            if (_rows.TryGetValue(feature.Hash, out var row)) cells.Add((row, feature.Value * _rarity[row], feature.Group));
        if (cells.Count == 0) return [];

        cells.Sort(static (a, b) => a.Row.CompareTo(b.Row));
        var merged = 0;
        for (var i = 1; i < cells.Count; i++)
        {
            // A word said twice counts once.
            if (cells[i].Row == cells[merged].Row)
                cells[merged] = cells[merged] with { Value = Math.Max(cells[merged].Value, cells[i].Value) };
            else
                cells[++merged] = cells[i];
        }

        for (var i = 0; i <= merged; i++) lengths[(int)cells[i].Group] += cells[i].Value * cells[i].Value;
        var total = 0f;
        for (var group = 0; group < lengths.Length; group++)
            if (lengths[group] > 0f) total += _shares[group] * _shares[group];
        var scale = 1f / MathF.Sqrt(total);
        var vector = new Cell[merged + 1];
        for (var i = 0; i <= merged; i++)
        {
            var group = (int)cells[i].Group;
            vector[i] = new(cells[i].Row, cells[i].Value * scale * _shares[group] / MathF.Sqrt(lengths[group]));
        }

        return vector;
    }
}
