using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Article60.Knowledge;
using Article60.Knowledge.Model;

namespace Article60.Dialogue;

/// <summary>The centres by the names people type for their communes, folded once per snapshot.</summary>
internal sealed class CentreNames
{
    private static readonly ConditionalWeakTable<KnowledgeBase, CentreNames> Known = [];
    private readonly FrozenDictionary<string, Centre> _byName;

    /// <summary>Names between spaces, so that only whole words are found.</summary>
    private readonly ImmutableArray<(string Name, Centre Centre)> _names;

    private CentreNames(KnowledgeBase knowledge)
    {
        var names = knowledge.Centres.Values.SelectMany(centre => centre.Communes.Select(name => (Name: Phrases.Fold(name), Centre: centre))).DistinctBy(named => named.Name).ToImmutableArray();
        _byName = names.ToFrozenDictionary(named => named.Name, named => named.Centre, StringComparer.Ordinal);
        _names = [.. names.Select(named => ($" {named.Name} ", named.Centre))];
    }

    public static CentreNames Of(KnowledgeBase knowledge) => Known.GetValue(knowledge, static snapshot => new(snapshot));

    /// <summary>The centre of the commune that this is the name of.</summary>
    /// <param name="folded">As <see cref="Phrases.Fold"/> gives it.</param>
    public Centre? Whole(string folded) => _byName.GetValueOrDefault(folded);

    /// <summary>The first centre with a commune whose name stands somewhere in the text.</summary>
    /// <param name="folded">As <see cref="Phrases.Fold"/> gives it.</param>
    public Centre? Within(string folded)
    {
        var text = $" {folded} ";
        foreach (var (name, centre) in _names)
            if (text.Contains(name, StringComparison.Ordinal)) return centre;
        return null;
    }
}
