using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Article60.Knowledge;

/// <summary>Markdown of ours as HTML for the pages. HTML in the text is shown, never obeyed; pictures become links.</summary>
public static class MarkdownHtml
{
    /// <summary>Headings inside an answer stand below those of the page.</summary>
    private const int TopLevel = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    public static string Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + TopLevel - 1);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            if (IsSafe(link.Url)) link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
            else link.Url = "#";
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!link.IsEmail && !IsSafe(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        return document.ToHtml(Pipeline);
    }

    /// <summary>Addresses of the web, of mail and of telephones, and places on our own site.</summary>
    private static bool IsSafe(string? url) =>
        url is { Length: > 0 } && (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http" or "mailto" or "tel")));
}
