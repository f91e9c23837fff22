using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Tests.Understanding;

namespace Article60.Benchmarks;

/// <summary>
/// How good and how fast the understander is: <c>understanding</c> prints everything; <c>--ask FILE</c> answers a question set;
/// <c>--side-by-side</c> compares with SQLite FTS5 and node-nlp; <c>--calibrate</c> measures the confidence line anew and stores it;
/// <c>--slots FILE…</c> measures the reading of values alone; <c>--multiply TIMES</c> measures an answer with many times the phrasings.
/// </summary>
internal static class UnderstandingBenchmark
{
    private const string Shared = "../shared/questions/dev.jsonl";

    public static int Run(string[] args)
    {
        var files = new KnowledgeFiles("knowledge");
        switch (args)
        {
            case ["--ask", var file]: return Ask(files, File.ReadLines(file), Console.Out);
            case ["--held-out", var folder]: return WriteHeldOut(files, folder);
            case ["--side-by-side"]: return SideBySide.Run(files, Shared);
            case ["--calibrate"]: return Calibrate(files);
            case ["--slots", .. var sets]: return ReadSlots(files, sets);
            case ["--multiply", var times]: return ScaleBenchmark.Run(files, int.Parse(times, CultureInfo.InvariantCulture));
        }

        MeasureLoad(files);
        var (heldOut, understander) = HeldOutQuestions(files);
        Console.WriteLine($"held-out third   {QuestionSets.Score(understander, heldOut)}");
        foreach (var style in heldOut.GroupBy(question => question["style"]!.GetValue<string>()).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {style.Key,-10} {QuestionSets.Score(understander, style)}");
        var whole = Understander.Train(files, new ProblemList());
        if (File.Exists(Shared))
        {
            var dev = QuestionSets.Read(File.ReadLines(Shared));
            var score = QuestionSets.Score(whole, dev);
            Console.WriteLine($"dev set          {score}");
            Console.WriteLine($"dev set, French  {QuestionSets.Score(whole, dev.Where(question => question["lang"]!.GetValue<string>() == "fr"))}");
            PrintCurve(score.Curve);
        }

        MeasureQuestions(whole, heldOut);
        RecognizerBenchmark.Run(files);
        return 0;
    }

    /// <summary>Values read with the topic of the label, so that only the reading counts; every message with a fault is shown.</summary>
    private static int ReadSlots(KnowledgeFiles files, string[] sets)
    {
        var reader = SlotScore.ReaderOf(files);
        foreach (var set in sets)
        {
            var score = SlotScore.Of(reader, QuestionSets.Read(File.ReadLines(set)));
            Console.WriteLine($"{set}: {score}");
            foreach (var line in score.Wrong) Console.WriteLine(line);
        }

        return 0;
    }

    private static void MeasureLoad(KnowledgeFiles files)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var understander = Understander.Train(files, new ProblemList());
        var wall = clock.Elapsed;
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"load and training {wall.TotalSeconds:F2} s ({(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F2} s of processor), {(after - before) / 1e6:F0} MB kept"));
        GC.KeepAlive(understander);
    }

    private static void MeasureQuestions(Understander understander, List<JsonNode> questions)
    {
        var sample = questions.Where((_, i) => i % 4 == 0).ToList();
        foreach (var question in sample) QuestionSets.Ask(understander, question);
        var times = new List<double>(sample.Count);
        foreach (var question in sample)
        {
            var start = Stopwatch.GetTimestamp();
            QuestionSets.Ask(understander, question);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a question       median {times[times.Count / 2]:F0} µs, 95 % below {times[times.Count * 95 / 100]:F0} µs ({times.Count} questions, one core)"));
    }

    private static void PrintCurve(List<(double Confidence, bool Right)> curve)
    {
        Console.WriteLine("confidence  coverage  precision   (dev set, first topic)");
        foreach (var limit in new[] { 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.0 })
        {
            var above = curve.Where(point => point.Confidence >= limit).ToList();
            if (above.Count > 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ≥ {limit:F1}      {(double)above.Count / curve.Count,6:P1}    {(double)above.Count(point => point.Right) / above.Count,6:P1}"));
        }
    }

    private static (List<JsonNode> Questions, Understander Understander) HeldOutQuestions(KnowledgeFiles files)
    {
        var problems = new ProblemList();
        var all = PhrasingReader.Read(files, problems);
        var (training, test) = HeldOut.Split(all);
        return ([.. QuestionSets.From(test, all)], Understander.Train(LexiconReader.Read(files, problems), training));
    }

    private static int Ask(KnowledgeFiles files, IEnumerable<string> lines, TextWriter answers)
    {
        var understander = Understander.Train(files, new ProblemList());
        foreach (var question in QuestionSets.Read(lines)) answers.WriteLine(Json(question, QuestionSets.Ask(understander, question)));
        return 0;
    }

    private static int WriteHeldOut(KnowledgeFiles files, string folder)
    {
        var (questions, understander) = HeldOutQuestions(files);
        File.WriteAllLines(Path.Combine(folder, "held-questions.jsonl"), questions.Select(question => question.ToJsonString()));
        File.WriteAllLines(Path.Combine(folder, "held-answers.jsonl"), questions.Select(question => Json(question, QuestionSets.Ask(understander, question))));
        return 0;
    }

    private static string Json(JsonNode question, Understood understood) => new JsonObject
    {
        ["id"] = question["id"]!.GetValue<string>(),
        ["lang"] = understood.Language,
        ["kind"] = understood.KindWord,
        ["topics"] = new JsonArray([.. understood.Topics.Select(topic => (JsonNode)JsonValue.Create(topic)!)]),
        ["slots"] = understood.Slots.ToJson(),
        ["confidence"] = understood.Confidence,
    }.ToJsonString();

    /// <summary>Half of the held-out third fixes the lines; the tests check them on the other half.</summary>
    private static int Calibrate(KnowledgeFiles files)
    {
        var problems = new ProblemList();
        var all = PhrasingReader.Read(files, problems);
        var (training, test) = HeldOut.Split(all);
        var lexicon = LexiconReader.Read(files, problems);
        var half = QuestionSets.From(test, all).Where((_, i) => i % 2 == 0).ToList();
        var scale = SeveralScale.Fit([.. SeveralSeen(lexicon, training, half)]);
        Store(files, "several-weights", "# What speaks for several questions in one message: sign | weight. Measured on half of the held-out phrasings. Written by: benchmarks understanding --calibrate",
            SeveralSigns.Names.Zip(scale.Weights, (name, weight) => string.Create(CultureInfo.InvariantCulture, $"{name} | {weight:F3}")));
        var score = QuestionSets.Score(Understander.Train(lexicon.Without("calibration"), training), half);
        Store(files, "calibration", "# Chance by the model | how often such an answer was right, measured on half of the held-out phrasings. Written by: benchmarks understanding --calibrate",
            Calibration.Fit(score.Curve, 18).Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Raw:F4} | {point.Right:F4}")));
        return 0;
    }

    private static void Store(KnowledgeFiles files, string list, string heading, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(files.Folder, "lexicon", list + ".txt"), [heading, .. lines]);

    /// <summary>Messages whose parts mean different topics, and whether they do ask several things.</summary>
    private static IEnumerable<(SeveralSigns Signs, bool Several)> SeveralSeen(Lexicon lexicon, ImmutableArray<Phrasing> training, List<JsonNode> questions)
    {
        var (normalizer, classifier) = Training.Restore(lexicon, Training.Learn(lexicon, training));
        var ranking = new Ranking(lexicon, classifier.Classes);
        var several = new SeveralQuestions(lexicon, normalizer, classifier);
        foreach (var question in questions.Where(question => question["context"] is null))
        {
            var kind = question["expect"]!["kind"]!.GetValue<string>();
            if (kind is not ("topic" or "flow" or "several")) continue;
            var said = new Said(question["text"]!.GetValue<string>(), question["lang"]!.GetValue<string>(), QuestionSets.Today);
            var whole = classifier.Vector(classifier.Features(normalizer.Words(said.Tokens)));
            if (several.Read(said, whole, ranking.Order(classifier.Chances(whole))) is { } read) yield return (read.Signs, kind == "several");
        }
    }
}
