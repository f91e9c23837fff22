using Article60.Knowledge;

namespace Article60.Tests.Support;

/// <summary>The real knowledge folder, loaded once for all tests, as of the day its facts were gathered.</summary>
internal static class RealKnowledge
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Lazy<LoadResult> Loaded = new(() => KnowledgeLoader.Load(Repository.Knowledge, Today));

    public static LoadResult Result => Loaded.Value;

    public static KnowledgeBase Base => Loaded.Value.Knowledge ?? throw new InvalidOperationException("The knowledge folder has errors.");
}
