using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Tests.Understanding;

namespace Article60.Benchmarks;

/// <summary>
/// The understander with many times 60 phrasings a topic: load time, memory and time of an answer. The copies get an invented word each,
/// so that they are distinct and the vocabulary grows too. One pass of learning: more passes cost time to learn, not time to answer.
/// </summary>
internal static class ScaleBenchmark
{
    /// <summary>A hundred times the phrasings bring about ten times the words.</summary>
    private const int InventedWords = 50_000;

    /// <summary>The best of so many runs stands for a question: other programs on the machine do not count.</summary>
    private const int Rounds = 3;

    /// <summary>Phrasings of a topic that are multiplied.</summary>
    private const int PerTopic = 60;

    private static readonly string[] Syllables = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "su", "ta", "ve", "zo", "ga", "fi", "jo", "cu"];

    public static int Run(KnowledgeFiles files, int times)
    {
        var problems = new ProblemList();
        var lexicon = LexiconReader.Read(files, problems);
        ImmutableArray<Phrasing> phrasings = [.. PhrasingReader.Read(files, problems).GroupBy(phrasing => phrasing.Id, StringComparer.Ordinal).SelectMany(Spread)];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var understander = Understander.Train(lexicon, Multiplied(phrasings, times), LearningOptions.Usual with { Epochs = 1 });
        var load = clock.Elapsed;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        var questions = phrasings.Where((_, i) => i % 4 == 0).Select(phrasing => phrasing.Text).ToList();
        foreach (var question in questions) understander.Understand(question, UnderstandingContext.None, QuestionSets.Today);
        var spent = questions.ConvertAll(question => Enumerable.Range(0, Rounds).Min(_ => Time(understander, question)));

        spent.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{times} × {phrasings.Length} phrasings: load and one pass {load.TotalSeconds:F1} s, {kept / 1e6:F0} MB kept, an answer median {spent[spent.Count / 2]:F0} µs, 95 % below {spent[spent.Count * 95 / 100]:F0} µs ({spent.Count} questions)"));
        return 0;
    }

    private static double Time(Understander understander, string question)
    {
        var start = Stopwatch.GetTimestamp();
        understander.Understand(question, UnderstandingContext.None, QuestionSets.Today);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static IEnumerable<Phrasing> Spread(IEnumerable<Phrasing> topic)
    {
        var all = topic.ToList();
        return all.Where((_, i) => i % Math.Max(1, all.Count / PerTopic) == 0).Take(PerTopic);
    }

    private static ImmutableArray<Phrasing> Multiplied(ImmutableArray<Phrasing> phrasings, int times)
    {
        var all = ImmutableArray.CreateBuilder<Phrasing>(phrasings.Length * times);
        for (var copy = 0; copy < times; copy++)
            for (var i = 0; i < phrasings.Length; i++)
                all.Add(copy == 0 ? phrasings[i] : phrasings[i] with { Text = phrasings[i].Text + " " + Invented(((copy * phrasings.Length) + i) % InventedWords) });
        return all.MoveToImmutable();
    }

    private static string Invented(int number)
    {
        var word = new StringBuilder("x");
        for (var rest = number + 1; rest > 0; rest /= Syllables.Length) word.Append(Syllables[rest % Syllables.Length]);
        return word.ToString();
    }
}
