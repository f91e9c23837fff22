namespace Article60.Knowledge.Understanding.Learning;

/// <summary>FNV-1a: the same on every machine and in every run, unlike <c>string.GetHashCode</c>.</summary>
internal static class Hash
{
    private const ulong Prime = 1099511628211;

    public static ulong Start(char kind) => Add(14695981039346656037, kind);

    public static ulong Add(ulong hash, char letter) => unchecked((hash ^ letter) * Prime);

    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var letter in text) hash = Add(hash, letter);
        return hash;
    }

    public static ulong Of(char kind, ReadOnlySpan<char> text) => Add(Start(kind), text);

    public static ulong Of(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        Add(Add(Of(kind, first), ' '), second);
}
