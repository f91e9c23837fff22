using System.Diagnostics;
using Article60.Knowledge;
using Article60.Knowledge.Understanding.Values;
using Article60.Tests.Support;
using Xunit.Abstractions;

namespace Article60.Tests.Understanding;

public sealed class RecognizerTests(ITestOutputHelper output)
{
    private static readonly ValueReader Reader = ValueReader.Load(new KnowledgeFiles(Repository.Knowledge), new ProblemList());

    [Fact]
    public void Nine_of_ten_published_cases_are_read_and_every_other_one_has_its_reason()
    {
        var reasons = File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "recognizers-left-out.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)[0]).ToHashSet();

        var verdicts = RecognizerCases.Run(Reader, File.ReadLines(Need.Shared("cases/recognizers-fr.jsonl"))).ToList();

        foreach (var wrong in verdicts.Where(verdict => !verdict.Right))
            output.WriteLine($"{wrong.Id} '{wrong.Text}'\n  expected {wrong.Expected}\n  got      {wrong.Got}");
        output.WriteLine($"{verdicts.Count(verdict => verdict.Right)} of {verdicts.Count}");
        Assert.True(verdicts.Count(verdict => verdict.Right) >= 0.9 * verdicts.Count);
        Assert.Subset(reasons, verdicts.Where(verdict => !verdict.Right).Select(verdict => verdict.Id).ToHashSet());
    }

    [Fact]
    public void Our_own_cases_are_read()
    {
        var verdicts = RecognizerCases.Run(Reader, File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "values.jsonl"))).ToList();

        foreach (var wrong in verdicts.Where(verdict => !verdict.Right))
            output.WriteLine($"{wrong.Id} '{wrong.Text}' expected {wrong.Expected} got {wrong.Got}");
        Assert.DoesNotContain(verdicts, verdict => !verdict.Right);
    }
}
