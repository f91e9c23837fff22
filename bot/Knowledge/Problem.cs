namespace Article60.Knowledge;

public enum Severity { Warning, Error }

/// <summary>One mistake in the knowledge folder, said so that its author can repair it alone.</summary>
/// <param name="File">Path from the folder that holds <c>knowledge/</c>, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Severity">An error keeps the bot from starting.</param>
/// <param name="Code">K1xx structure, K2xx centres and sources, K3xx figures, K4xx translations, K5xx flows, K6xx phrasings, K7xx ledgers.</param>
public sealed record Problem(string File, int Line, Severity Severity, string Code, string Message)
{
    public override string ToString() =>
        $"{File}:{Line}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
