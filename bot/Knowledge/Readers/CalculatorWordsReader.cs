using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Article60.Knowledge.Model;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>calculators/NAME.fr.yaml</c>; what a file leaves out is looked up in <c>common.fr.yaml</c>.</summary>
internal static partial class CalculatorWordsReader
{
    private const string Common = "common";

    public static FrozenDictionary<string, CalculatorWords> Read(KnowledgeFiles files, TemplateScope scope, ProblemList problems)
    {
        var read = new Dictionary<string, CalculatorWords>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("calculators", ".fr.yaml"))
            if (Yaml.Parse(KnowledgeFiles.Read(path), name, problems) is { } root)
                read[Path.GetFileName(path)[..^".fr.yaml".Length]] = ReadOne(root, name, scope, problems);
        foreach (var calculator in AllCalculators.All.Where(calculator => !read.ContainsKey(calculator.Name)))
            problems.Error($"knowledge/calculators/{calculator.Name}.fr.yaml", 1, "K403", $"the words of the calculator \"{calculator.Name}\" are missing.");
        return read.GetValueOrDefault(Common) is { } common
            ? read.Where(entry => entry.Key != Common).ToFrozenDictionary(entry => entry.Key, entry => Complete(entry.Value, common))
            : read.ToFrozenDictionary();
    }

    private static CalculatorWords ReadOne(Yaml root, string file, TemplateScope scope, ProblemList problems)
    {
        var answers = ImmutableArray.CreateBuilder<ResultSentence>();
        foreach (var item in root.Find("answers")?.Items() ?? [])
        {
            var when = item.Find("when")?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.AsText() ?? "") ?? FrozenDictionary<string, string>.Empty;
            var say = item.Need("say");
            item.NoOtherKeys();
            if (say?.AsText() is { } text) answers.Add(new(when, Checked(text, say)));
        }

        var words = new CalculatorWords
        {
            Title = root.OptionalText("title") ?? "",
            Answers = answers.ToImmutable(),
            Labels = Map("labels"),
            Warnings = Map("warnings"),
            Declined = Map("declined"),
            Inputs = Map("inputs"),
            Fields = Map("fields"),
            Figures = [.. root.Texts("figures")],
            Units = Map("units"),
            Codes = Map("words"),
            MustSay = List("must-say"),
            NotExamined = List("not-examined"),
            Changes = Map("changes"),
            Calendar = Map("calendar"),
        };
        root.NoOtherKeys();
        return words;

        FrozenDictionary<string, string> Map(string key) =>
            root.Find(key)?.Entries().ToFrozenDictionary(entry => entry.Key, entry => Checked(entry.Value.AsText() ?? "", entry.Value)) ?? FrozenDictionary<string, string>.Empty;

        ImmutableArray<string> List(string key) =>
            [.. (root.Find(key)?.Items() ?? []).Select(item => Checked(item.AsText() ?? "", item))];

        string Checked(string text, Yaml place)
        {
            // Result holes in single braces are filled per result; only the figures can be checked here.
            TemplateReader.Read(ResultHole().Replace(text, "…"), file, place.Line, scope, problems);
            return text;
        }
    }

    private static CalculatorWords Complete(CalculatorWords own, CalculatorWords common) => own with
    {
        Labels = Merge(own.Labels, common.Labels),
        Warnings = Merge(own.Warnings, common.Warnings),
        Declined = Merge(own.Declined, common.Declined),
        Inputs = Merge(own.Inputs, common.Inputs),
        Fields = Merge(own.Fields, common.Fields),
        Units = Merge(own.Units, common.Units),
        Codes = Merge(own.Codes, common.Codes),
        Changes = Merge(own.Changes, common.Changes),
        MustSay = own.MustSay.IsEmpty ? common.MustSay : own.MustSay,
        NotExamined = own.NotExamined.IsEmpty ? common.NotExamined : own.NotExamined,
    };

    private static FrozenDictionary<string, string> Merge(FrozenDictionary<string, string> own, FrozenDictionary<string, string> common) =>
        common.Concat(own).GroupBy(entry => entry.Key).ToFrozenDictionary(group => group.Key, group => group.Last().Value);

    [GeneratedRegex(@"(?<!\{)\{[A-Za-z][A-Za-z0-9]*(?::[a-z-]+)?\}(?!\})")]
    private static partial Regex ResultHole();
}
