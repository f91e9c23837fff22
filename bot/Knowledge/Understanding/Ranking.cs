using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>Ids with one meaning ("contact" and "flow-contact") and their joint chance.</summary>
/// <param name="Lead">First id of the group: names it.</param>
/// <param name="Best">The member with the highest chance.</param>
internal readonly record struct Ranked(string Lead, string Best, double Chance);

/// <summary>Adds the chances of ids that share a meaning and puts them in order.</summary>
internal sealed class Ranking
{
    private readonly ImmutableArray<string> _classes;
    private readonly int[] _groupOf;
    private readonly ImmutableArray<string> _leads;

    public Ranking(Lexicon lexicon, ImmutableArray<string> classes)
    {
        var leads = lexicon["topic-groups"].SelectMany(entry => entry.Words.Select(word => (word, entry.Key)))
            .ToFrozenDictionary(pair => pair.word, pair => pair.Key, StringComparer.Ordinal);
        LeadOf = leads;
        _classes = classes;
        _leads = [.. classes.Select(id => leads.GetValueOrDefault(id, id)).Distinct()];
        _groupOf = [.. classes.Select(id => _leads.IndexOf(leads.GetValueOrDefault(id, id)))];
    }

    public FrozenDictionary<string, string> LeadOf { get; }

    public string Lead(string id) => LeadOf.GetValueOrDefault(id, id);

    /// <summary>Groups by chance, the highest first.</summary>
    public List<Ranked> Order(float[] chances)
    {
        var ranked = Joined(chances);
        ranked.Sort(static (a, b) => Compare(a, b));
        return ranked;
    }

    /// <summary>The group that <see cref="Order"/> puts first.</summary>
    public Ranked Best(float[] chances)
    {
        var ranked = Joined(chances);
        var best = ranked[0];
        foreach (var group in ranked)
            if (Compare(group, best) < 0) best = group;
        return best;
    }

    private static int Compare(Ranked a, Ranked b) => a.Chance != b.Chance ? b.Chance.CompareTo(a.Chance) : string.CompareOrdinal(a.Lead, b.Lead);

    private List<Ranked> Joined(float[] chances)
    {
        var sums = new double[_leads.Length];
        var best = new int[_leads.Length];
        Array.Fill(best, -1);
        for (var i = 0; i < _classes.Length; i++)
        {
            var group = _groupOf[i];
            sums[group] += chances[i];
            if (best[group] < 0 || chances[i] > chances[best[group]]) best[group] = i;
        }

        var ranked = new List<Ranked>(_leads.Length);
        for (var group = 0; group < _leads.Length; group++) ranked.Add(new(_leads[group], _classes[best[group]], sums[group]));
        return ranked;
    }
}
