namespace Article60.Rules;

/// <summary>Where a figure or rule comes from: an id of <c>knowledge/sources.yaml</c> and, where there is one, the article.</summary>
public sealed record Citation(string Source, string? Article = null)
{
    /// <summary>Reads "cct-43 art. 3": the source id up to the first space, the rest is the article.</summary>
    public static Citation Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(text) : new(text[..space], text[(space + 1)..].Trim());
    }

    public override string ToString() => Article is null ? Source : $"{Source} {Article}";
}
