namespace Article60.Knowledge.Understanding;

/// <summary>What the beginning of an id says, and which calculator belongs to which topic.</summary>
internal static class Families
{
    public const string Unsupported = "language-unsupported";

    public static UnderstoodKind KindOf(string id) =>
        id.StartsWith("st-", StringComparison.Ordinal) ? UnderstoodKind.SmallTalk
        : id.StartsWith("oos-", StringComparison.Ordinal) ? UnderstoodKind.OutOfScope
        : id.StartsWith("distress-", StringComparison.Ordinal) ? UnderstoodKind.Distress
        : id.StartsWith("flow-", StringComparison.Ordinal) ? UnderstoodKind.Flow
        : UnderstoodKind.Topic;

    public static bool InScope(string id) => KindOf(id) is UnderstoodKind.Topic or UnderstoodKind.Flow;
}
