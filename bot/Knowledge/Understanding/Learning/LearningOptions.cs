using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>How a model learns; found on the held-out phrasings.</summary>
/// <param name="Epochs">Passes over the examples.</param>
/// <param name="Rate">Step size at the start; it falls to a twentieth at the end.</param>
/// <param name="Shares">How much each feature group counts in a vector, in the order of <see cref="FeatureGroup"/>.</param>
/// <param name="Drop">Percentage of the cells left out at each step; <see cref="Teacher"/> alone does so.</param>
/// <param name="Start">Width of the random values that <see cref="Teacher"/> starts from.</param>
internal sealed record LearningOptions(int Epochs, float Rate, ImmutableArray<float> Shares, int Drop = 0, float Start = 0f)
{
    public static readonly LearningOptions Usual = new(6, 0.1f, [1.2f, 1f, 0.7f, 0.35f, 0.6f, 0.4f, 0.6f], Drop: 30, Start: 0.3f);

    public static readonly LearningOptions Languages = new(4, 5f, [1.0f, 0.8f, 0.8f, 0.5f, 0.8f, 0.5f, 0.6f]);
}
