using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Understanding;

namespace Article60.Benchmarks;

/// <summary>Trains the understander, then scores and times it.</summary>
internal static class UnderstandingBenchmark
{
    public static int Run(string[] args)
    {
        var files = new KnowledgeFiles(args.Length > 1 ? args[1] : "knowledge");
        var problems = new ProblemList();
        var clock = Stopwatch.StartNew();
        var understander = Understander.Train(files, problems);
        Console.Error.WriteLine($"load and training {clock.ElapsedMilliseconds} ms");
        foreach (var problem in problems.Sorted()) Console.Error.WriteLine(problem);
        if (args.Length > 0 && args[0] != "-") Ask(understander, args[0]);
        return 0;
    }

    private static void Ask(Understander understander, string questions)
    {
        var today = new DateOnly(2026, 11, 22);
        var lines = File.ReadLines(questions).Where(line => line.Trim().Length > 0).Select(line => JsonNode.Parse(line)!).ToList();
        var clock = new Stopwatch();
        foreach (var line in lines)
        {
            var turns = line["context"]?["user_turns"]?.AsArray().Select(turn => turn!.GetValue<string>()) ?? [];
            var context = new UnderstandingContext(line["context"]?["last_topic"]?.GetValue<string>(), [.. turns], null);
            clock.Start();
            var understood = understander.Understand(line["text"]!.GetValue<string>(), context, today);
            clock.Stop();
            Console.WriteLine(new JsonObject
            {
                ["id"] = line["id"]!.GetValue<string>(),
                ["lang"] = understood.Language,
                ["kind"] = understood.KindWord,
                ["topics"] = new JsonArray([.. understood.Topics.Select(topic => (JsonNode)JsonValue.Create(topic)!)]),
                ["slots"] = understood.Slots.ToJson(),
                ["confidence"] = understood.Confidence,
            }.ToJsonString());
        }

        Console.Error.WriteLine($"{clock.Elapsed.TotalMicroseconds / lines.Count:F0} µs a question");
    }
}
