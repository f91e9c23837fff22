using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Article60.Knowledge;

/// <summary>One section of a Markdown file: its heading (null before the first), its text and the line it begins on.</summary>
public sealed record MarkdownSection(string? Heading, string Text, int Line);

/// <summary>A Markdown file cut into front matter and sections, with true line numbers.</summary>
public sealed record FrontMatter(Yaml Head, IReadOnlyList<MarkdownSection> Sections)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    /// <summary>Null after reporting K101 when there is no front matter: an unclosed block, or a blank line above it.</summary>
    public static FrontMatter? Parse(string text, string file, ProblemList problems)
    {
        var document = Markdown.Parse(text, Pipeline);
        if (document.FirstOrDefault() is not YamlFrontMatterBlock block)
        {
            problems.Error(file, 1, "K101", "no front matter: the first line must be ---, and the block must be closed by --- again.");
            return null;
        }

        var yaml = string.Join('\n', block.Lines.Lines.Take(block.Lines.Count).Select(line => line.Slice.ToString()));
        if (Yaml.Parse(yaml, file, problems, block.Line + 1) is not { } head) return null;
        return new(head, Split(text, document, block));
    }

    private static List<MarkdownSection> Split(string text, MarkdownDocument document, YamlFrontMatterBlock block)
    {
        var sections = new List<MarkdownSection>();
        string? heading = null;
        var (start, line) = (block.Span.End + 1, block.Line + block.Lines.Count + 3);
        foreach (var next in document.OfType<HeadingBlock>().Where(h => h.Level == 2))
        {
            Add(next.Span.Start);
            heading = text[next.Span.Start..(next.Span.End + 1)].TrimStart('#').Trim();
            (start, line) = (next.Span.End + 1, next.Line + 2);
        }

        Add(text.Length);
        return sections;

        void Add(int end)
        {
            var body = text[start..end].Trim();
            if (heading is not null || body.Length > 0) sections.Add(new(heading, body, line));
        }
    }
}
