using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Article60.Knowledge;

namespace Article60.Dialogue;

/// <summary>Buttons carry the title of a topic or flow: the title, typed or pressed, opens it without any guessing.</summary>
internal static class Titles
{
    /// <summary>Folded once per snapshot: folding every title for every message cost more than understanding it.</summary>
    private static readonly ConditionalWeakTable<KnowledgeBase, FrozenDictionary<string, string>> Folded = [];

    /// <summary>Id of the flow or topic with that title, or null.</summary>
    public static string? Find(Wording say, string text) =>
        Folded.GetValue(say.Knowledge, Fold).GetValueOrDefault(Phrases.Fold(text));

    private static FrozenDictionary<string, string> Fold(KnowledgeBase knowledge) =>
        knowledge.Flows.Values.Select(flow => (flow.Words.Title, flow.Id))
            .Concat(knowledge.Answers.Values.Select(answer => (answer.Title, Id: answer.Topic)))
            .DistinctBy(titled => Phrases.Fold(titled.Title))
            .ToFrozenDictionary(titled => Phrases.Fold(titled.Title), titled => titled.Id, StringComparer.Ordinal);
}
