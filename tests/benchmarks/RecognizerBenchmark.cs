using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Understanding.Values;
using Article60.Tests.Understanding;

namespace Article60.Benchmarks;

/// <summary>Time of each value recogniser over the texts of the published cases and of our own: median text and worst text, in microseconds.</summary>
internal static class RecognizerBenchmark
{
    /// <summary>Times per text; the median of them stands for the text, so that other programs on the machine do not count.</summary>
    private const int Rounds = 201;

    private const string Published = "../shared/cases/recognizers-fr.jsonl";

    public static void Run(KnowledgeFiles files)
    {
        var reader = ValueReader.Load(files, new ProblemList());
        string[] lists = [.. new[] { Published, Path.Combine("tests", "cases", "values.jsonl") }.Where(File.Exists)];
        string[] texts = [.. lists.SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!["text"]!.GetValue<string>())];
        var day = QuestionSets.Today;
        Measure("numbers", texts, text => reader.Numbers(text).Length);
        Measure("ages", texts, text => reader.Ages(text).Length);
        Measure("dates", texts, text => reader.Dates(text, day).Length);
        Measure("durations", texts, text => reader.Durations(text).Length);
        Measure("money", texts, text => reader.Money(text).Length);
        Measure("percentages", texts, text => reader.Percents(text).Length);
        Measure("working times", texts, text => reader.WorkingTimes(text).Length);
        Measure("times of day", texts, text => reader.Times(text).Length);
        Measure("identifiers", texts, text => ValueReader.Identifiers(text).Length);
    }

    private static void Measure(string name, string[] texts, Func<string, int> read)
    {
        var found = 0;
        for (var warm = 0; warm < 40; warm++)
            foreach (var text in texts) found += read(text);
        var times = new List<double>(texts.Length);
        var spent = new double[Rounds];
        foreach (var text in texts)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                found += read(text);
                spent[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }

            Array.Sort(spent);
            times.Add(spent[Rounds / 2]);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"recogniser       {name,-14} median {times[times.Count / 2],5:F1} µs, worst text {times[^1],5:F1} µs ({texts.Length} texts, {found / (Rounds + 40)} values)"));
    }
}
