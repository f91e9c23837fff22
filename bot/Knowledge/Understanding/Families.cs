namespace Article60.Knowledge.Understanding;

/// <summary>What the beginning of an id says.</summary>
internal static class Families
{
    public static UnderstoodKind KindOf(string id) =>
        id.StartsWith("st-", StringComparison.Ordinal) ? UnderstoodKind.SmallTalk
        : id.StartsWith("oos-", StringComparison.Ordinal) ? UnderstoodKind.OutOfScope
        : id.StartsWith("distress-", StringComparison.Ordinal) ? UnderstoodKind.Distress
        : id.StartsWith("flow-", StringComparison.Ordinal) ? UnderstoodKind.Flow
        : UnderstoodKind.Topic;

    public static bool InScope(string id) => KindOf(id) is UnderstoodKind.Topic or UnderstoodKind.Flow;
}
