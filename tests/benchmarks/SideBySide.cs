using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Text;
using Article60.Tests.Understanding;
using Microsoft.Data.Sqlite;

namespace Article60.Benchmarks;

/// <summary>The same French phrasings and single questions through this engine, SQLite FTS5 and node-nlp: first topic right, and time.</summary>
internal static class SideBySide
{
    /// <summary>The size the speed is asked for; the others would learn for many minutes on all of them.</summary>
    private const int MostPerTopic = 60;

    private sealed record Question(string Text, ImmutableArray<string> Accepted);

    public static int Run(KnowledgeFiles files, string shared)
    {
        var problems = new ProblemList();
        var all = PhrasingReader.Read(files, problems);
        var (training, test) = HeldOut.Split(all);
        ImmutableArray<Phrasing> phrases =
        [
            .. training.Where(Single).GroupBy(phrasing => phrasing.Id, StringComparer.Ordinal)
                .SelectMany(group => group.OrderBy(phrasing => Hash.Of('h', phrasing.Text)).Take(MostPerTopic)),
        ];
        Console.WriteLine($"{phrases.Length} phrasings, at most {MostPerTopic} a topic");
        var sets = new Dictionary<string, List<Question>> { ["held-out"] = Read(QuestionSets.From([.. test.Where(Single)], all)) };
        if (File.Exists(shared)) sets["dev"] = Read(QuestionSets.Read(File.ReadLines(shared)));

        var folder = Path.Combine(Path.GetTempPath(), "article60-side-by-side");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "training.json"), JsonSerializer.Serialize(phrases.Select(phrase => new { text = phrase.Text, id = phrase.Id })));
        File.WriteAllText(Path.Combine(folder, "questions.json"), JsonSerializer.Serialize(sets.ToDictionary(set => set.Key, set => set.Value.Select(question => new { text = question.Text, accepted = question.Accepted }))));

        Ours(LexiconReader.Read(files, problems), phrases, sets);
        Fts5(phrases, sets);
        return Node(folder);
    }

    private static bool Single(Phrasing phrasing) => phrasing is { Language: "fr", After: null } && phrasing.Style != "multi";

    private static List<Question> Read(IEnumerable<JsonNode> questions) =>
    [
        .. questions
            .Where(question => question["lang"]!.GetValue<string>() == "fr" && question["context"] is null && question["expect"]!["kind"]!.GetValue<string>() != "several")
            .Select(question => new Question(question["text"]!.GetValue<string>(), [.. question["expect"]!["topics"]!.AsArray().Select(topic => topic!.GetValue<string>())])),
    ];

    private static void Ours(Lexicon lexicon, ImmutableArray<Phrasing> phrases, Dictionary<string, List<Question>> sets)
    {
        var clock = Stopwatch.StartNew();
        var (normalizer, classifier) = Training.Restore(lexicon, Training.Learn(lexicon, phrases));
        var seconds = clock.Elapsed.TotalSeconds;
        var ranking = new Ranking(lexicon, classifier.Classes);
        foreach (var (name, questions) in sets)
            Print("this engine", name, questions, seconds, question =>
            {
                var best = ranking.Order(classifier.Chances(classifier.Vector(classifier.Features(Training.Words(normalizer, question)))))[0];
                return [best.Best, best.Lead];
            });
    }

    private static void Fts5(ImmutableArray<Phrasing> phrases, Dictionary<string, List<Question>> sets)
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        var clock = Stopwatch.StartNew();
        Execute(database, "CREATE VIRTUAL TABLE phrases USING fts5(id UNINDEXED, text, tokenize = \"unicode61 remove_diacritics 2\")");
        using (var transaction = database.BeginTransaction())
        {
            foreach (var phrase in phrases) Execute(database, "INSERT INTO phrases VALUES (@a, @b)", phrase.Id, phrase.Text);
            transaction.Commit();
        }

        var seconds = clock.Elapsed.TotalSeconds;
        foreach (var (name, questions) in sets)
            Print("SQLite FTS5", name, questions, seconds, question =>
            {
                var words = Tokenizer.Cut(question).Where(token => !token.IsSign).Select(token => $"\"{token.Text}\"").Distinct().ToList();
                if (words.Count == 0) return [];
                using var command = database.CreateCommand();
                command.CommandText = "SELECT id FROM phrases WHERE phrases MATCH @q ORDER BY bm25(phrases) LIMIT 1";
                command.Parameters.AddWithValue("@q", string.Join(" OR ", words));
                return command.ExecuteScalar() is string id ? [id] : [];
            });
    }

    private static void Execute(SqliteConnection database, string sql, string? a = null, string? b = null)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Fixed texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (a is not null) command.Parameters.AddWithValue("@a", a);
        if (b is not null) command.Parameters.AddWithValue("@b", b);
        command.ExecuteNonQuery();
    }

    private static void Print(string engine, string set, List<Question> questions, double seconds, Func<string, string[]> first)
    {
        foreach (var question in questions.Take(200)) first(question.Text);
        var right = 0;
        var times = new List<double>();
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var got = first(question.Text);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            if (got.Any(question.Accepted.Contains)) right++;
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine,-16} {set}: first topic right {100.0 * right / questions.Count:F1} %, median {times[times.Count / 2]:F0} µs a question, training {seconds:F1} s"));
    }

    /// <summary>Runs node-nlp when its packages are installed (<c>npm ci</c> in tests/benchmarks/node-nlp).</summary>
    private static int Node(string folder)
    {
        if (!Directory.Exists("tests/benchmarks/node-nlp/node_modules"))
        {
            Console.WriteLine("node-nlp         not installed: npm ci --prefix tests/benchmarks/node-nlp");
            return 0;
        }

        using var node = Process.Start(new ProcessStartInfo("node", ["tests/benchmarks/node-nlp/run.js", folder]))!;
        node.WaitForExit();
        return node.ExitCode;
    }
}
