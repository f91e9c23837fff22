namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>law.yaml</c>: the first day we answer for, and how long a check stays fresh.</summary>
/// <param name="FirstDay">Days before it are declined.</param>
/// <param name="ReviewAfterMonths">A figure or answer checked longer ago is reported.</param>
/// <param name="ReviewedUntil">Results for later days are shown as to be checked.</param>
internal sealed record LawDates(DateOnly FirstDay, int ReviewAfterMonths, DateOnly ReviewedUntil)
{
    public static LawDates? Read(KnowledgeFiles files, ProblemList problems)
    {
        if (files.One("law.yaml") is not { } file)
        {
            problems.Error("knowledge/law.yaml", 1, "K115", "the file is missing.");
            return null;
        }

        if (Yaml.Parse(KnowledgeFiles.Read(file.Path), file.Name, problems) is not { } root) return null;
        var first = root.Day("first-day");
        var months = root.Need("review-after-months")?.AsNumber();
        var until = root.Day("reviewed-until");
        root.NoOtherKeys();
        return first is null || months is null || until is null ? null : new(first.Value, (int)months.Value, until.Value);
    }
}
