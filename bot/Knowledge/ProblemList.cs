using System.Collections.Immutable;

namespace Article60.Knowledge;

/// <summary>Collects every mistake of one load; nothing stops at the first.</summary>
public sealed class ProblemList
{
    private readonly List<Problem> _found = [];

    public void Error(string file, int line, string code, string message) =>
        _found.Add(new(file, line, Severity.Error, code, message));

    public void Warn(string file, int line, string code, string message) =>
        _found.Add(new(file, line, Severity.Warning, code, message));

    public int Count => _found.Count;

    public bool HasErrors => _found.Exists(problem => problem.Severity == Severity.Error);

    /// <summary>By file, then line, so that an author works from top to bottom.</summary>
    public ImmutableArray<Problem> Sorted() =>
        [.. _found.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)];
}
