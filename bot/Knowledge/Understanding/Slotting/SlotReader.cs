using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding.Slotting;

/// <summary>Reads the values that matter for a topic, and no others: an age is none of leave's business.</summary>
internal sealed class SlotReader
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _wanted;
    private readonly ValueWords _words;
    private readonly AgeSlots _ages;
    private readonly ServiceSlots _service;
    private readonly SickSlots _sick;
    private readonly PartnerSlots _partner;
    private readonly PlaceSlots _place;

    /// <param name="ordinary">Words that visitors are known to use, with how often: they are not taken for misspelt values.</param>
    public SlotReader(Lexicon lexicon, ValueReader values, IReadOnlyDictionary<string, int> ordinary)
    {
        _words = new(lexicon, ordinary);
        _wanted = lexicon["topic-slots"].ToFrozenDictionary(
            entry => entry.Key, entry => entry.Words.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _ages = new(lexicon, values);
        _service = new(lexicon, values);
        _sick = new(lexicon, values);
        _partner = new(lexicon, values);
        _place = new(lexicon, values);
    }

    /// <summary>Values of a message that goes on from earlier ones, and those of the earlier ones that it does not replace.</summary>
    /// <param name="turns">Earlier messages of the visitor, oldest first.</param>
    public Dictionary<string, object> ReadOn(Said said, ImmutableArray<string> turns, ImmutableArray<string> topics)
    {
        var slots = Read(said, topics, bare: true);
        foreach (var turn in turns.Reverse())
        {
            // Values of one turn belong together: the year of a birth does not replace its month.
            var kept = Read(new(turn, said.Language, said.Today), topics, bare: false).Where(value => !Replaced(slots, value.Key)).ToList();
            foreach (var (name, value) in kept) slots[name] = value;
        }

        return slots;
    }

    /// <param name="said">The message.</param>
    /// <param name="topics">What it was understood to ask.</param>
    /// <param name="bare">The message answers a question: a lone number counts as the value asked for.</param>
    public Dictionary<string, object> Read(Said said, ImmutableArray<string> topics, bool bare)
    {
        said = _words.Mended(said);
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        var wanted = topics.SelectMany(topic => _wanted.GetValueOrDefault(topic) ?? []).ToHashSet(StringComparer.Ordinal);
        wanted.Add("commune");
        if (wanted.Contains("age")) _ages.Read(said, all, bare);
        if (wanted.Contains("seniority_months")) _service.Read(said, all, bare);
        if (wanted.Contains("sick_days")) _sick.Read(said, all, bare);
        if (wanted.Contains("sector") || wanted.Contains("workers")) _partner.Read(said, all, bare);
        _place.Read(said, all, bare);
        foreach (var name in all.Keys.Where(name => !wanted.Contains(name)).ToList()) all.Remove(name);
        return all;
    }

    private static bool Replaced(Dictionary<string, object> slots, string name) =>
        slots.ContainsKey(name)
        || (name.StartsWith("seniority", StringComparison.Ordinal) && slots.Keys.Any(key => key.StartsWith("seniority", StringComparison.Ordinal) || key == "start_date"))
        || (name is "age" or "ages" or "age_group" or "birth_year" or "birth_month" && slots.Keys.Any(key => key.StartsWith("age", StringComparison.Ordinal) || key.StartsWith("birth", StringComparison.Ordinal)));
}
