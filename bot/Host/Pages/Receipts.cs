using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Host.Pages;

/// <summary>What happened to the law since the receipt was issued.</summary>
internal enum Moved
{
    /// <summary>Nothing that matters here.</summary>
    No,

    /// <summary>Figures changed, the result did not.</summary>
    FiguresOnly,

    /// <summary>The same inputs give another result today.</summary>
    Result,
}

/// <summary>A receipt as it is shown.</summary>
/// <param name="Token">Its address.</param>
/// <param name="Result">Calculation, inputs and day.</param>
/// <param name="Knowledge">With the figures of that day.</param>
/// <param name="Computed">The outcome with those figures.</param>
/// <param name="Sheet">The same in words.</param>
/// <param name="Checksum">Of inputs and result, as computed now.</param>
/// <param name="RuleVersion">Hash of the figures that were used, with the days from which they hold.</param>
/// <param name="FigureCount">How many were used.</param>
/// <param name="IsFaithful">False when we cannot compute what was computed then: the receipt says so before any figure.</param>
/// <param name="Since">What happened to the law.</param>
/// <param name="Today">The one-sentence answer with today's figures; null when it is the same, or there is none any more.</param>
internal sealed record Receipt(
    string Token, ResultRef Result, KnowledgeBase Knowledge, Outcome.Computed Computed, ResultSheet Sheet,
    string Checksum, string RuleVersion, int FigureCount, bool IsFaithful, Moved Since, string? Today);

/// <summary>Issues receipts and opens them again.</summary>
internal sealed class Receipts(ReceiptTokens tokens, RuleVersions versions)
{
    public const string Language = "fr";

    /// <summary>The token for a result, or null when it cannot be repeated from its inputs.</summary>
    public string? Issue(KnowledgeBase knowledge, ResultRef result)
    {
        if (AllCalculators.Find(result.Calculator) is not { } calculator) return null;
        var rules = versions.IdOf(knowledge.Rules);
        // What the link can carry decides: a result that its own text does not repeat gets no receipt.
        return tokens.Read(tokens.Write(new(result, rules, ""))) is { } carried
            && Run(calculator, carried.Result.Inputs, knowledge.Rules) is { Outcome: Outcome.Computed computed }
            ? tokens.Write(carried with { Checksum = Checksum(calculator, carried.Result.Inputs, computed) })
            : null;
    }

    /// <summary>Null for a token that is not ours, or that this version can no longer compute.</summary>
    public async Task<Receipt?> Open(KnowledgeBase now, string token, CancellationToken stop)
    {
        if (tokens.Read(token) is not { } claim || AllCalculators.Find(claim.Result.Calculator) is not { } calculator) return null;
        var kept = await versions.Find(claim.Rules, stop);
        var knowledge = kept is null ? now : now with { Rules = kept };
        var then = Run(calculator, claim.Result.Inputs, knowledge.Rules);
        if (then.Outcome is not Outcome.Computed computed || ResultSheet.Of(knowledge, claim.Result, computed, Language) is not { } sheet) return null;

        var today = Run(calculator, claim.Result.Inputs, now.Rules);
        var checksum = Checksum(calculator, claim.Result.Inputs, computed);
        var same = today.Outcome is Outcome.Computed again && Checksum(calculator, claim.Result.Inputs, again) == checksum;
        return new Receipt(
            token, claim.Result, knowledge, computed, sheet, checksum, then.Version, then.Figures, checksum == claim.Checksum,
            same ? today.Version == then.Version ? Moved.No : Moved.FiguresOnly : Moved.Result,
            same || today.Outcome is not Outcome.Computed other ? null : ResultSheet.Of(now, claim.Result, other, Language)?.Answer);
    }

    private sealed record Done(Outcome Outcome, string Version, int Figures);

    private static Done Run(Calculator calculator, Inputs inputs, RuleBook book)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var outcome = calculator.Run(inputs, book with { Parameters = book.Parameters with { Witness = (id, value) => used.Add(Line(id, value)) } });
        var centre = inputs["centre"] is Value.Word { Code: var code } ? book.Centres.GetValueOrDefault(code) : null;
        foreach (var fee in centre?.Fees ?? []) used.Add(string.Create(CultureInfo.InvariantCulture, $"{centre!.Id} {fee.PartnerKind} {fee.From:yyyy-MM-dd} {fee.PerMonth.Euros}"));
        foreach (var slot in centre?.WalkIn ?? []) used.Add(string.Create(CultureInfo.InvariantCulture, $"{centre!.Id} {slot.Weekday} {slot.Opens:HH:mm} {slot.Closes:HH:mm}"));
        return new(outcome, Hash(string.Join('\n', used))[..8], used.Count);
    }

    private static string Line(string id, DatedValue value) => string.Create(CultureInfo.InvariantCulture, $"{id} {value.From:yyyy-MM-dd} {value.Value}");

    /// <summary>Ten signs that change when an input or a figure of the result does: two people can compare their papers aloud.</summary>
    private static string Checksum(Calculator calculator, Inputs inputs, Outcome.Computed computed)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            ValueJson.Write(json, computed.Result, "yyyy-MM-dd'T'HH:mm:ss");
        var hash = Hash($"{calculator.Name}\n{ReceiptTokens.InputsJson(calculator, inputs)}\n{Encoding.UTF8.GetString(stream.ToArray())}").ToUpperInvariant();
        return $"{hash[..5]}-{hash[5..10]}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
