using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Article60.Knowledge.Model;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>letters/NAME.fr.md</c>: parts under "## toujours" or "## si FIELD = CODE", in order.</summary>
internal static partial class LetterReader
{
    private const string Always = "toujours";

    public static FrozenDictionary<string, Letter> Read(KnowledgeFiles files, TemplateScope scope, ICollection<string> topics, ProblemList problems)
    {
        var letters = new Dictionary<string, Letter>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("letters", ".fr.md"))
            if (FrontMatter.Parse(KnowledgeFiles.Read(path), name, problems) is { } parsed && ReadOne(parsed, name, scope, topics, problems) is { } letter
                && !letters.TryAdd(letter.Calculator, letter))
                parsed.Head.Error("K801", $"the calculator \"{letter.Calculator}\" has another letter already.");
        return letters.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Letter? ReadOne(FrontMatter parsed, string file, TemplateScope scope, ICollection<string> topics, ProblemList problems)
    {
        var head = parsed.Head;
        var title = head.Text("title");
        var calculator = head.Text("calculator");
        var before = head.Texts("before");
        var onlyWhen = head.Find("only-when")?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.AsText() ?? "") ?? FrozenDictionary<string, string>.Empty;
        var otherwise = head.OptionalText("otherwise") ?? "";
        var sources = head.Texts("sources").Select(Citation.Parse).ToImmutableArray();
        foreach (var citation in sources) Cite.Check(head, citation, scope.Sources);
        var check = head.Day("checked");
        head.NoOtherKeys();
        if (sources.IsEmpty) head.Error("K802", "a letter without a source.");
        if (onlyWhen.Count > 0 && otherwise.Length == 0) head.Error("K803", "\"only-when:\" needs \"otherwise:\", said when there is no letter.");
        foreach (var topic in before.Where(topic => !topics.Contains(topic))) head.Error("K804", $"no answer for topic \"{topic}\".{Nearest.Hint(topic, topics)}");
        if (calculator is not null && AllCalculators.Find(calculator) is null)
            head.Error("K805", $"no calculator \"{calculator}\".{Nearest.Hint(calculator, AllCalculators.All.Select(known => known.Name))}");
        if (title is null || calculator is null || check is null) return null;

        TemplateReader.Read(Holes().Replace(otherwise, "…"), file, head.Line, scope, problems);
        return new Letter
        {
            Title = title, Calculator = calculator, Before = [.. before], OnlyWhen = onlyWhen, Otherwise = otherwise, Sources = sources, Checked = check.Value,
            Parts = [.. parsed.Sections.Select(section => Part(section, file, scope, problems))],
        };
    }

    private static LetterPart Part(MarkdownSection section, string file, TemplateScope scope, ProblemList problems)
    {
        TemplateReader.Read(Holes().Replace(section.Text, "…"), file, section.Line, scope, problems);
        if (section.Heading is null or Always) return new(null, null, section.Text);
        if (Condition().Match(section.Heading) is { Success: true } match) return new(match.Groups["field"].Value, match.Groups["code"].Value, section.Text);
        problems.Error(file, section.Line - 1, "K806", $"heading \"{section.Heading}\" is not known: write \"## toujours\" or \"## si notificationMode = remise\".");
        return new(null, null, section.Text);
    }

    [GeneratedRegex(@"^si (?<field>[A-Za-z]+) = (?<code>\S+)$")]
    private static partial Regex Condition();

    /// <summary>Holes of the result in single braces, and blanks for the writer.</summary>
    [GeneratedRegex(@"(?<!\{)\{[A-Za-z][A-Za-z0-9]*(?::[a-z-]+)?\}(?!\})|\[\[[^\]]*\]\]")]
    private static partial Regex Holes();
}
