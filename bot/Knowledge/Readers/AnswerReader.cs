using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>answers/FAMILY/TOPIC.fr.md</c>.</summary>
internal static class AnswerReader
{
    private const string DetailsHeading = "Détails";
    private const string NextHeading = "Et maintenant";

    public static Dictionary<string, (Answer Answer, Yaml Place)> Read(KnowledgeFiles files, TemplateScope scope, ProblemList problems)
    {
        var answers = new Dictionary<string, (Answer, Yaml)>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("answers", ".fr.md"))
            if (FrontMatter.Parse(KnowledgeFiles.Read(path), name, problems) is { } parsed && ReadOne(parsed, name, scope, problems) is { } answer
                && !answers.TryAdd(answer.Topic, (answer, parsed.Head)))
                parsed.Head.Error("K116", $"topic \"{answer.Topic}\" has another answer already.");
        return answers;
    }

    private static Answer? ReadOne(FrontMatter parsed, string file, TemplateScope scope, ProblemList problems)
    {
        var head = parsed.Head;
        var topic = head.Text("topic");
        var kind = head.Find("kind")?.AsWord("topic", "glossary", "small-talk", "distress", "out-of-scope") ?? "topic";
        var title = head.Text("title");
        var audience = head.Texts("audience");
        var sources = head.Texts("sources").Select(Citation.Parse).ToImmutableArray();
        foreach (var citation in sources) Cite.Check(head, citation, scope.Sources);
        var check = head.Day("checked");
        var confidence = head.Find("confidence")?.AsWord("low", "medium", "high") ?? "high";
        var followUps = head.Texts("follow-ups").ToImmutableArray();
        var local = head.Find("local")?.AsFlag() ?? false;
        var flow = head.OptionalText("flow");
        var aloud = head.OptionalText("aloud");
        _ = head.Texts("asked-as");
        var lines = head.Find("lines")?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.AsText() ?? "") ?? FrozenDictionary<string, string>.Empty;
        head.NoOtherKeys();
        if (topic is null || title is null || check is null) return null;
        if (!file.EndsWith($"/{topic}.fr.md", StringComparison.Ordinal)) head.Error("K117", $"the file must be called {topic}.fr.md.");
        if (kind is "topic" or "glossary" && sources.IsEmpty) head.Error("K118", "an answer without a source.");

        foreach (var section in parsed.Sections.Where(s => s.Heading is not (null or DetailsHeading or NextHeading)))
            problems.Error(file, section.Line - 1, "K119", $"heading \"{section.Heading}\" is not known; known: {DetailsHeading}, {NextHeading}.");
        if (!parsed.Sections.Any(s => s.Heading is null)) head.Error("K120", "the short answer is missing: it stands before the first heading.");

        return new Answer
        {
            Topic = topic,
            Kind = kind switch
            {
                "glossary" => AnswerKind.Glossary,
                "small-talk" => AnswerKind.SmallTalk,
                "distress" => AnswerKind.Distress,
                "out-of-scope" => AnswerKind.OutOfScope,
                _ => AnswerKind.Topic,
            },
            Title = title,
            Audience = [.. audience],
            Sources = sources,
            Checked = check.Value,
            Confidence = Enum.Parse<Confidence>(confidence, ignoreCase: true),
            FollowUps = followUps,
            Local = local,
            Flow = flow,
            Aloud = aloud is null ? Template.Empty : TemplateReader.Read(aloud, file, head.Line, scope, problems),
            Brief = Section(null),
            Details = Section(DetailsHeading),
            Next = Section(NextHeading),
            Lines = lines,
            File = file,
        };

        Template Section(string? heading) =>
            parsed.Sections.FirstOrDefault(s => s.Heading == heading) is { } section
                ? TemplateReader.Read(section.Text, file, section.Line, scope, problems)
                : Template.Empty;
    }
}
