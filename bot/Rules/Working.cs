using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>Collects the working and the warnings of one calculation.</summary>
internal sealed class Working
{
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();
    private readonly ImmutableArray<string>.Builder _warnings = ImmutableArray.CreateBuilder<string>();

    public void Step(string label, Value value, Citation? source = null) => _steps.Add(new Step(label, value, source));

    /// <summary>A warning is said once, however often its cause occurs.</summary>
    public void Warn(string key)
    {
        if (!_warnings.Contains(key)) _warnings.Add(key);
    }

    public void WarnIf(bool holds, string key)
    {
        if (holds) Warn(key);
    }

    /// <summary>Says that figures were last compared with their sources before the asked day.</summary>
    public void CheckAge(ParameterBook book, DateOnly day) => WarnIf(day > book.ReviewedUntil, "figures-to-check");

    public Outcome.Computed Result(params ImmutableArray<(string, Value)> fields) =>
        new(new Value.Fields(fields), _steps.ToImmutable(), _warnings.ToImmutable());
}
