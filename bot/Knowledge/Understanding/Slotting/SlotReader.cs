using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Reads the values that matter for a topic, and no others: an age is none of leave's business.</summary>
internal sealed class SlotReader
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _wanted;
    private readonly AgeSlots _ages;
    private readonly ServiceSlots _service;
    private readonly SickSlots _sick;
    private readonly PartnerSlots _partner;
    private readonly PlaceSlots _place;

    public SlotReader(Lexicon lexicon, ValueReader values)
    {
        _wanted = lexicon["topic-slots"].ToFrozenDictionary(
            entry => entry.Key, entry => entry.Words.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _ages = new(lexicon, values);
        _service = new(lexicon, values);
        _sick = new(lexicon, values);
        _partner = new(lexicon, values);
        _place = new(lexicon, values);
    }

    /// <param name="said">The message.</param>
    /// <param name="topics">What it was understood to ask.</param>
    /// <param name="bare">The message answers a question: a lone number counts as the value asked for.</param>
    public Dictionary<string, object> Read(Said said, ImmutableArray<string> topics, bool bare)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        var wanted = topics.SelectMany(topic => _wanted.GetValueOrDefault(topic) ?? []).ToHashSet(StringComparer.Ordinal);
        wanted.Add("commune");
        if (wanted.Contains("age")) _ages.Read(said, all, bare);
        if (wanted.Contains("seniority_months")) _service.Read(said, all);
        if (wanted.Contains("sick_days")) _sick.Read(said, all);
        if (wanted.Contains("sector") || wanted.Contains("workers")) _partner.Read(said, all);
        _place.Read(said, all);
        foreach (var name in all.Keys.Where(name => !wanted.Contains(name)).ToList()) all.Remove(name);
        return all;
    }
}
