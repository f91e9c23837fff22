using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Article60.Rules;

namespace Article60.Host.Pages;

/// <summary>Every figure and centre decision of one day, as a text that can be read back years later. No word about a person in it.</summary>
/// <param name="Id">Short hash of the text.</param>
internal sealed record RuleSnapshot(string Id, string Json)
{
    public static RuleSnapshot Of(RuleBook book)
    {
        var saved = new Saved(
            book.Parameters.FirstDay, book.Parameters.ReviewedUntil,
            [.. book.Parameters.Parameters.Values.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => new SavedFigure(
                p.Id, p.Unit, p.Ended, p.Introduced, [.. p.NewestFirst.Select(v => new SavedValue(v.From, v.Value, v.Source.ToString(), v.Checked, (int)v.Confidence))]))],
            [.. book.Centres.Values.OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => new SavedCentre(
                c.Id,
                [.. c.Fees.Select(f => new SavedFee(f.PartnerKind, f.PerMonth.Euros, f.From, f.Source.ToString(), (int)f.Confidence))],
                [.. c.WalkIn.Select(w => new SavedSlot((int)w.Weekday, w.Opens, w.Closes))],
                [.. c.OpenDays], [.. c.ClosedDays], c.WalkInSource?.ToString()))]);
        var json = JsonSerializer.Serialize(saved, SavedJson.Default.Saved);
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12], json);
    }

    public RuleBook Read()
    {
        var saved = JsonSerializer.Deserialize(Json, SavedJson.Default.Saved)!;
        var figures = saved.Figures.Select(f => new Parameter(
            f.Id, f.Unit, [.. f.Values.Select(v => new DatedValue(v.From, v.Value, Citation.Parse(v.Source), v.Checked, (Confidence)v.Confidence))], f.Ended, f.Introduced));
        var centres = saved.Centres.Select(c => new CentreTerms(
            c.Id,
            [.. c.Fees.Select(f => new CentreFee(f.Kind, new Money(f.Month), f.From, Citation.Parse(f.Source), (Confidence)f.Confidence))],
            [.. c.WalkIn.Select(w => new WalkInSlot((DayOfWeek)w.Day, w.Opens, w.Closes))],
            c.OpenDays, c.ClosedDays, c.Source is null ? null : Citation.Parse(c.Source)));
        return new RuleBook(
            new ParameterBook(saved.FirstDay, saved.ReviewedUntil, figures.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal)),
            centres.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal));
    }
}

/// <summary>The shape on disk: it outlives the types of the rules, so it has its own.</summary>
internal sealed record Saved(DateOnly FirstDay, DateOnly ReviewedUntil, ImmutableArray<SavedFigure> Figures, ImmutableArray<SavedCentre> Centres);

internal sealed record SavedFigure(string Id, string Unit, DateOnly? Ended, DateOnly? Introduced, ImmutableArray<SavedValue> Values);

internal sealed record SavedValue(DateOnly From, decimal Value, string Source, DateOnly Checked, int Confidence);

internal sealed record SavedCentre(
    string Id, ImmutableArray<SavedFee> Fees, ImmutableArray<SavedSlot> WalkIn, ImmutableArray<DateOnly> OpenDays, ImmutableArray<DateOnly> ClosedDays, string? Source);

internal sealed record SavedFee(string Kind, decimal Month, DateOnly? From, string Source, int Confidence);

internal sealed record SavedSlot(int Day, TimeOnly Opens, TimeOnly Closes);

[JsonSerializable(typeof(Saved))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SavedJson : JsonSerializerContext;
