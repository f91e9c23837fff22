using System.Text.Json;
using System.Text.RegularExpressions;
using Article60.Dialogue;
using Article60.Dialogue.Flows;
using Article60.Host;
using Article60.Rules;
using Article60.Rules.Calculators;
using Article60.Tests.Support;

namespace Article60.Tests.Rules;

/// <summary>Every case of the repository, said in French: no key, no empty hole and no code word reaches a person.</summary>
public sealed partial class ResultWordingTests
{
    [Theory]
    [InlineData("published.jsonl")]
    [InlineData("bad-input.jsonl")]
    public void Results_and_refusals_are_said_in_words_only(string file)
    {
        var knowledge = RealKnowledge.Base;
        var bad = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "calculators", file)))
        {
            using var json = JsonDocument.Parse(line);
            var calculator = AllCalculators.Find(json.RootElement.GetProperty("calculator").GetString()!)!;
            var words = knowledge.CalculatorWords[calculator.Name];
            var text = new ResultText(words, new Wording(knowledge, "fr"), new TextScene(RealKnowledge.Today, null));
            var read = InputReader.Read(json.RootElement.GetProperty("inputs"), calculator);
            var said = (read.Problem ?? calculator.Run(read.Inputs, knowledge.Rules)) switch
            {
                Outcome.Declined no => [text.Text(words.Declined.GetValueOrDefault(no.Reason) ?? no.Reason, null, ("input", words.Inputs.GetValueOrDefault(no.Input ?? "") ?? "?"))],
                Outcome.Computed done => Lines(done, text, words.Warnings, [.. words.MustSay, .. words.NotExamined]),
                _ => [],
            };
            bad.AddRange(said.Where(s => Raw().IsMatch(s)).Select(s => $"{json.RootElement.GetProperty("id")}: {s}"));
        }
        Assert.Empty(bad);
    }

    private static List<string> Lines(Outcome.Computed done, ResultText text, IReadOnlyDictionary<string, string> warnings, string[] always) =>
    [
        text.Answer(done.Result),
        .. done.Result.Items.Where(f => text.HasName(f.Name)).Select(f => $"{text.FieldName(f.Name)} : {text.Field(f.Name, f.Value)}"),
        .. done.Steps.Select(s => $"{text.Label(s.Label)} : {text.Step(s)}"),
        .. done.Warnings.Select(w => text.Text(warnings.GetValueOrDefault(w) ?? w, done.Result)),
        .. always.Select(a => text.Text(a, done.Result)),
    ];

    /// <summary>An unfilled hole, a snake_case or camelCase code, or a line that is nothing but a kebab-case key.</summary>
    [GeneratedRegex(@"[{}\[\]]|\b[a-z]+_[a-z0-9_]+\b|\b[a-z]+[A-Z][a-z]|^[a-z]+(-[a-z0-9]+)+$|(^|: )[a-z]+(-[a-z0-9]+)+ ?:")]
    private static partial Regex Raw();
}
