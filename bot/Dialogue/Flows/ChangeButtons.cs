using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Article60.Knowledge;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Flows;

/// <summary>The questions behind buttons such as "Calculer pour une autre date", by their words, folded once per snapshot.</summary>
internal static class ChangeButtons
{
    private static readonly ConditionalWeakTable<KnowledgeBase, FrozenDictionary<string, ImmutableArray<(FlowDefinition Flow, FlowQuestion Question)>>> Known = [];

    /// <summary>The question of that button, in the calculation under way before any other; null when the text is no such button.</summary>
    public static (FlowDefinition Flow, FlowQuestion Question)? Find(KnowledgeBase knowledge, string text, string? underWay)
    {
        if (Known.GetValue(knowledge, Fold).GetValueOrDefault(Phrases.Fold(text)) is not { IsDefaultOrEmpty: false } found) return null;
        foreach (var button in found)
            if (button.Flow.Id == underWay) return button;
        return found[0];
    }

    private static FrozenDictionary<string, ImmutableArray<(FlowDefinition Flow, FlowQuestion Question)>> Fold(KnowledgeBase knowledge) =>
        knowledge.Flows.Values.OrderBy(flow => flow.Id, StringComparer.Ordinal)
            .SelectMany(flow => flow.Questions.Select(question => (Flow: flow, Question: question)))
            .Where(button => button.Flow.Words.Questions[button.Question.Name].Change is not null)
            .GroupBy(button => Phrases.Fold(button.Flow.Words.Questions[button.Question.Name].Change!), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
}
