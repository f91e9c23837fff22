using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;

namespace Article60.Benchmarks;

/// <summary>Trains the understander, then scores and times it.</summary>
internal static class UnderstandingBenchmark
{
    public static int Run(string[] args)
    {
        var files = new KnowledgeFiles("knowledge");
        var problems = new ProblemList();
        var clock = Stopwatch.StartNew();
        var understander = Understander.Train(files, problems);
        Console.Error.WriteLine($"load and training {clock.ElapsedMilliseconds} ms");
        foreach (var problem in problems.Sorted()) Console.Error.WriteLine(problem);
        if (args.Length > 1 && args[0] == "--held-out") return HeldOut(files, args[1]);
        if (args.Length > 0) Ask(understander, File.ReadLines(args[0]), Console.Out);
        return 0;
    }

    private static int HeldOut(KnowledgeFiles files, string folder)
    {
        var problems = new ProblemList();
        var lexicon = LexiconReader.Read(files, problems);
        var all = PhrasingReader.Read(files, problems);
        var (training, test) = Knowledge.Understanding.Learning.HeldOut.Split(all);
        var understander = Understander.Train(lexicon, training);
        var questions = HeldOutQuestions.From(all, test).Select(question => question.ToJsonString()).ToList();
        File.WriteAllLines(Path.Combine(folder, "held-questions.jsonl"), questions);
        using var answers = File.CreateText(Path.Combine(folder, "held-answers.jsonl"));
        Ask(understander, questions, answers);
        return 0;
    }

    private static void Ask(Understander understander, IEnumerable<string> questions, TextWriter answers)
    {
        var today = new DateOnly(2026, 11, 22);
        var lines = questions.Where(line => line.Trim().Length > 0).Select(line => JsonNode.Parse(line)!).ToList();
        var clock = new Stopwatch();
        foreach (var line in lines)
        {
            var turns = line["context"]?["user_turns"]?.AsArray().Select(turn => turn!.GetValue<string>()) ?? [];
            var context = new UnderstandingContext(line["context"]?["last_topic"]?.GetValue<string>(), [.. turns], null);
            clock.Start();
            var understood = understander.Understand(line["text"]!.GetValue<string>(), context, today);
            clock.Stop();
            answers.WriteLine(new JsonObject
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
