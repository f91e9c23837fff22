using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Rules;

public enum InputKind { Day, Moment, Number, Euro, Word, Flag, DayList, NumberList, NumberByMonths, PeriodList }

/// <summary>One input of a calculator.</summary>
/// <param name="Name">Name of the command-line contract, e.g. <c>claimDate</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Words">For <see cref="InputKind.Word"/>: the accepted codes.</param>
public sealed record InputDefinition(string Name, InputKind Kind, ImmutableArray<string> Words = default);

/// <summary>Values by input name. What was not given is absent.</summary>
public sealed record Inputs(FrozenDictionary<string, Value> Values)
{
    public static readonly Inputs Empty = new(FrozenDictionary<string, Value>.Empty);

    public Value? this[string name] => Values.GetValueOrDefault(name);

    public Inputs With(string name, Value value)
    {
        var copy = new Dictionary<string, Value>(Values) { [name] = value };
        return new(copy.ToFrozenDictionary());
    }
}

/// <summary>Everything a calculator may look at besides its inputs.</summary>
/// <param name="Parameters">Dated legal figures.</param>
/// <param name="Centres">What each centre decided for itself, by centre id.</param>
public sealed record RuleBook(ParameterBook Parameters, FrozenDictionary<string, CentreTerms> Centres);

/// <summary>A named calculation that a flow, the desk or the command line can call.</summary>
/// <param name="Headline">Name of the result field that answers the question.</param>
/// <param name="Decisive">Field whose change is news, when every variation moves the headline; null = the headline.</param>
public sealed record Calculator(
    string Name, ImmutableArray<InputDefinition> Inputs, Func<Inputs, RuleBook, Outcome> Run, string Headline, string? Decisive = null)
{
    public string Decides => Decisive ?? Headline;

    public bool Takes(string input)
    {
        foreach (var definition in Inputs)
            if (definition.Name == input) return true;
        return false;
    }
}
