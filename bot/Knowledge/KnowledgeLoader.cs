using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Rules;

namespace Article60.Knowledge;

/// <summary>The snapshot, or every reason why there is none.</summary>
/// <param name="Knowledge">Null when <paramref name="Problems"/> holds an error.</param>
public sealed record LoadResult(KnowledgeBase? Knowledge, ImmutableArray<Problem> Problems);

/// <summary>Folder in, snapshot or full list of problems out.</summary>
public static class KnowledgeLoader
{
    /// <param name="folder">The <c>knowledge</c> folder.</param>
    /// <param name="today">Decides which reviews are due.</param>
    public static LoadResult Load(string folder, DateOnly today) => new(
        new KnowledgeBase
        {
            Rules = new RuleBook(
                new ParameterBook(new DateOnly(2000, 1, 1), today, FrozenDictionary<string, Parameter>.Empty),
                FrozenDictionary<string, CentreTerms>.Empty),
        },
        []);
}
