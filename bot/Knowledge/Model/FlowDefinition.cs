using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Knowledge.Model;

public enum QuestionKind { Day, Number, Euro, Choice, Age, Duration, DayOrDuration, Centre, Hours, Text, LongText, Phone, Mail, EnterpriseNumber, Consent }

/// <summary>True when an earlier answer is one of these. There is no other operator, on purpose.</summary>
public sealed record Condition(string Question, ImmutableArray<string> OneOf);

/// <summary>One thing a flow may ask.</summary>
/// <param name="Name">Kebab-case, unique in the flow.</param>
/// <param name="Kind">How an answer is read.</param>
/// <param name="Choices">Codes, for <see cref="QuestionKind.Choice"/>.</param>
/// <param name="Gives">Inputs of the calculator that the answer supplies: asked when the calculator misses one of them.</param>
/// <param name="Slots">Values of a sentence that answer it.</param>
/// <param name="Always">Asked even when the calculator could do without.</param>
/// <param name="OnlyIf">Asked and used only when this holds.</param>
/// <param name="Page">The card of a form it stands on; null in a calculation, which asks one thing at a time.</param>
/// <param name="Required">A form cannot be sent without it.</param>
/// <param name="Many">Several choices at once.</param>
public sealed record FlowQuestion(
    string Name, QuestionKind Kind, ImmutableArray<string> Choices, ImmutableArray<string> Gives, ImmutableArray<string> Slots, bool Always, Condition? OnlyIf,
    string? Page = null, bool Required = false, bool Many = false);

/// <summary>A form in conversation. Anything cleverer belongs in a calculator.</summary>
public sealed record FlowDefinition
{
    /// <summary>Begins with <c>flow-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The topic it goes further than.</summary>
    public required string Topic { get; init; }

    /// <summary>Topics whose short answer is said before anything is asked: harm first.</summary>
    public required ImmutableArray<string> First { get; init; }

    /// <summary>The calculation at its end, or null.</summary>
    public required string? Calculator { get; init; }

    /// <summary>What the host keeps at its end (partner-interest, call-back), or null.</summary>
    public required string? Submit { get; init; }

    /// <summary>For a flow that only finds the right answer: choice → topic.</summary>
    public required FrozenDictionary<string, string> Answers { get; init; }
    public required ImmutableArray<FlowQuestion> Questions { get; init; }

    /// <summary>Topics or flows offered after the result.</summary>
    public required ImmutableArray<string> FollowUps { get; init; }
    public required FlowWords Words { get; init; }

    /// <summary>Questions of a form of which at least one needs an answer, e.g. phone and mail.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    /// <summary>The cards of a form, in order; empty for a calculation.</summary>
    public IEnumerable<string> Pages => Questions.Select(question => question.Page).OfType<string>().Distinct();

    /// <summary>True when its questions stand on cards and its end is sent to the desk.</summary>
    public bool IsForm => Questions.Any(question => question.Page is not null);
}

/// <summary>How a question is put.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Hint">What an answer looks like; said again when one could not be read.</param>
/// <param name="Change">Button that gives this value later ("J'ai déjà travaillé"), or null.</param>
/// <param name="Choices">Code → label.</param>
/// <param name="Typed">Code → words that mean it, besides the label.</param>
/// <param name="Label">Its name on a card and in a summary; empty when the question itself will do.</param>
public sealed record QuestionWords(
    string Ask, string Hint, string? Change, FrozenDictionary<string, string> Choices, FrozenDictionary<string, ImmutableArray<string>> Typed, string Label = "")
{
    /// <summary>What stands before the answer.</summary>
    public string Name => Label.Length > 0 ? Label : Ask;
}

/// <summary>The words of a flow in one language.</summary>
public sealed record FlowWords(string Title, FrozenDictionary<string, QuestionWords> Questions)
{
    /// <summary>Page → title of its card.</summary>
    public FrozenDictionary<string, string> Pages { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Other words of a form: intro, sent, mail.centre…</summary>
    public FrozenDictionary<string, string> Texts { get; init; } = FrozenDictionary<string, string>.Empty;
}
