namespace Article60.Host.Desk;

/// <summary>An answer file begun for the authors: the questions stand in it, the answer is theirs to write.</summary>
internal static class AnswerDraft
{
    private const int MostQuoted = 20;

    /// <param name="name">File name without its ending, from the words of the question.</param>
    public static string Write(string name, QuestionGroup group, string nearest, DateOnly today)
    {
        string[] lines =
        [
            "---", "topic: " + name, "kind: topic", "title: À compléter", "audience: [any]", "sources: []",
            "checked: " + today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "confidence: low",
            .. nearest.Length > 0 ? (string[])[$"follow-ups: [{nearest}]"] : [],
            "---", "À écrire : deux ou trois phrases courtes, ce qui peut nuire d'abord.", "", "## Détails", "", "Questions posées :", "",
            .. group.Questions.Take(MostQuoted).Select(question => "- " + question.Text.ReplaceLineEndings(" ")),
            "", "## Et maintenant", "",
        ];
        return string.Join('\n', lines) + "\n";
    }

    public static string Name(string question) =>
        string.Join('-', Likeness.Words(question).Take(4)) is { Length: > 0 } name ? name : "question";
}
