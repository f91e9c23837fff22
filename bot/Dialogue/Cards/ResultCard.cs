using System.Text.Json.Nodes;

namespace Article60.Dialogue.Cards;

/// <summary>What a result card shows, already in words.</summary>
/// <param name="Figures">Name and value of each figure.</param>
/// <param name="Working">Numbered lines, each with its source.</param>
internal sealed record ResultView(
    string Title,
    IReadOnlyList<(string Name, string Value)> Figures,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<(string Line, string Source)> Working,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> MustSay,
    IReadOnlyList<string> NotExamined,
    string Estimate);

/// <summary>The figures, the numbered working with its sources on request, what would change it, and what it does not promise.</summary>
internal static class ResultCard
{
    public static JsonObject Build(Wording say, string language, ResultView view, string fallback)
    {
        var body = new List<JsonObject> { Card.Title(view.Title) };
        if (view.Figures.Count > 0) body.Add(Card.Facts(view.Figures));
        body.AddRange(view.Warnings.Select(warning => Card.Text($"⚠ {warning}")));
        if (view.Changes.Count > 0) body.AddRange([Card.Heading(say["result.changes"]), Card.Text(Bullets(view.Changes))]);
        if (view.Working.Count > 0)
        {
            body.Add(Card.More(say["result.working"], view.Working.SelectMany((step, i) =>
                step.Source.Length > 0 ? new[] { Card.Text($"{i + 1} – {step.Line}"), Card.Note(step.Source) } : [Card.Text($"{i + 1} – {step.Line}")])));
        }

        if (view.MustSay.Count > 0) body.AddRange([Card.Heading(say["result.know"]), Card.Text(Bullets(view.MustSay))]);
        if (view.NotExamined.Count > 0) body.Add(Card.More(say["result.not-examined"], [Card.Text(Bullets(view.NotExamined))]));

        body.Add(Card.Note(view.Estimate));
        return Card.Of(language, fallback, body);
    }

    /// <summary>The same for channels and readers without cards.</summary>
    public static string Plain(Wording say, ResultView view)
    {
        var lines = new List<string>();
        lines.AddRange(view.Figures.Select(figure => $"{figure.Name} : {figure.Value}"));
        lines.AddRange(view.Warnings.Select(warning => $"Attention : {warning}"));
        Section(say["result.working"], [.. view.Working.Select((step, i) => $"{i + 1}. {step.Line}{(step.Source.Length > 0 ? $" ({step.Source})" : "")}")]);
        Section(say["result.changes"], view.Changes);
        Section(say["result.know"], view.MustSay);
        Section(say["result.not-examined"], view.NotExamined);
        lines.Add(view.Estimate);
        return string.Join("\n", lines);

        void Section(string title, IReadOnlyList<string> items)
        {
            if (items.Count == 0) return;
            lines.Add($"{title} :");
            lines.AddRange(items.Select(item => char.IsDigit(item[0]) ? item : $"- {item}"));
        }
    }

    private static string Bullets(IReadOnlyList<string> items) => string.Join("\n", items.Select(item => $"- {item}"));
}
