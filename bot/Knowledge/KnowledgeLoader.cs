using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Readers;
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
    public static LoadResult Load(string folder, DateOnly today)
    {
        var files = new KnowledgeFiles(folder);
        var problems = new ProblemList();
        var law = LawDates.Read(files, problems);
        var sources = SourceReader.Read(files, problems);
        var parameters = ParameterReader.Read(files, sources, problems);
        if (problems.HasErrors || law is null) return new(null, problems.Sorted());

        var book = new ParameterBook(law.FirstDay, law.ReviewedUntil,
            parameters.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Parameter, StringComparer.Ordinal));
        return new(
            new KnowledgeBase { Rules = new RuleBook(book, FrozenDictionary<string, CentreTerms>.Empty), Sources = sources.ToFrozenDictionary() },
            problems.Sorted());
    }
}
