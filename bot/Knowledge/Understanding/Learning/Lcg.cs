namespace Article60.Knowledge.Understanding.Learning;

/// <summary>A small generator with a fixed seed: the order of training never changes.</summary>
internal sealed class Lcg(ulong seed)
{
    private ulong _state = seed;

    public int Below(int limit)
    {
        _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
        return (int)((_state >> 33) % (ulong)limit);
    }

    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Fills with values around zero, <paramref name="width"/> from the lowest to the highest.</summary>
    public void Around(Span<float> values, float width)
    {
        for (var i = 0; i < values.Length; i++) values[i] = (Below(1 << 20) / (float)(1 << 20) - 0.5f) * width;
    }
}
