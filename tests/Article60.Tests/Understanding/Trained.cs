using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Tests.Support;

namespace Article60.Tests.Understanding;

/// <summary>The understander trained once for all tests, on everything and on the part that leaves the held-out third aside.</summary>
internal static class Trained
{
    private static readonly Lazy<Understander> Whole = new(() => Understander.Train(new KnowledgeFiles(Repository.Knowledge), new ProblemList()));

    private static readonly Lazy<(Understander, List<System.Text.Json.Nodes.JsonNode>)> Part = new(() =>
    {
        var problems = new ProblemList();
        var files = new KnowledgeFiles(Repository.Knowledge);
        var all = PhrasingReader.Read(files, problems);
        var (training, test) = HeldOut.Split(all);
        return (Understander.Train(LexiconReader.Read(files, problems), training), [.. QuestionSets.From(test, all)]);
    });

    public static Understander OnEverything => Whole.Value;

    public static (Understander Understander, List<System.Text.Json.Nodes.JsonNode> HeldOut) OnTwoThirds => Part.Value;

    public static Understood Ask(string text, string? lastTopic = null, params string[] turns) =>
        OnEverything.Understand(text, new UnderstandingContext(lastTopic, [.. turns], null), QuestionSets.Today);
}
