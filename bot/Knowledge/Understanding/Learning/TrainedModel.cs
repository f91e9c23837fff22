using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Everything training found out, as plain arrays: what a file keeps so that the next start need not learn again.</summary>
/// <param name="Classes">Ids in the order of the columns.</param>
/// <param name="Features">Hash of the feature of each row.</param>
/// <param name="Rarity">Weight of each row's feature.</param>
/// <param name="Models">The bytes of each model that votes, as it lays them out.</param>
internal sealed record TrainedModel(ImmutableArray<string> Classes, ulong[] Features, float[] Rarity, ImmutableArray<byte[]> Models);

/// <summary>All that one start learns and the next can take over.</summary>
/// <param name="Topics">The classifier of topics.</param>
/// <param name="Languages">The classifier of languages.</param>
/// <param name="Words">Well-spelt words and how often they were met: slips are repaired towards them.</param>
internal sealed record KeptLearning(TrainedModel Topics, TrainedModel Languages, IReadOnlyDictionary<string, int> Words);
