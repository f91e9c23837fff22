using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Article60.Host.Storage;
using Article60.Rules;

namespace Article60.Host.Pages;

/// <summary>Every set of figures ever used is kept once, so that a receipt opened years later computes with its own.</summary>
internal sealed class RuleVersions(Store store)
{
    private const string Prefix = "rules/";
    private readonly ConditionalWeakTable<RuleBook, RuleSnapshot> _ids = [];
    private readonly ConcurrentDictionary<string, RuleBook> _read = new(StringComparer.Ordinal);

    /// <summary>Its short id; the same figures have the same one on every machine.</summary>
    public string IdOf(RuleBook book) => _ids.GetValue(book, RuleSnapshot.Of).Id;

    /// <summary>Called before a snapshot of the knowledge is used for the first time.</summary>
    public Task Keep(RuleBook book, CancellationToken stop)
    {
        var snapshot = _ids.GetValue(book, RuleSnapshot.Of);
        return store.KeyOnce(Prefix + snapshot.Id, () => snapshot.Json, stop);
    }

    /// <summary>The figures under that id, or null when this database never had them.</summary>
    public async Task<RuleBook?> Find(string id, CancellationToken stop)
    {
        if (_read.TryGetValue(id, out var known)) return known;
        if (await store.FindKey(Prefix + id, stop) is not { } json) return null;
        return _read.GetOrAdd(id, new RuleSnapshot(id, json).Read());
    }
}
