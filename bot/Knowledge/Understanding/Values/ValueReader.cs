using System.Collections.Immutable;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>The value recognisers, each usable alone. No clock: a relative date needs the day it leans on.</summary>
public sealed class ValueReader
{
    internal ValueReader(Lexicon lexicon)
    {
        NumberTokens = new(lexicon);
        DurationTokens = new(lexicon, NumberTokens);
        Counted = new(lexicon, DurationTokens);
        DateTokens = new(lexicon, NumberTokens, DurationTokens, Counted);
        MoneyTokens = new(lexicon, NumberTokens);
        WorkingTimeTokens = new(lexicon, NumberTokens, DurationTokens);
        TimeTokens = new(lexicon, NumberTokens, Counted);
    }

    /// <summary>Reads the word lists of the knowledge folder that the recognisers need.</summary>
    public static ValueReader Load(KnowledgeFiles files, ProblemList problems) => new(LexiconReader.Read(files, problems));

    internal NumberReader NumberTokens { get; }

    internal DurationReader DurationTokens { get; }

    internal Counted Counted { get; }

    internal DateReader DateTokens { get; }

    internal MoneyReader MoneyTokens { get; }

    internal WorkingTimeReader WorkingTimeTokens { get; }

    internal TimeReader TimeTokens { get; }

    public ImmutableArray<FoundNumber> Numbers(string text) => Scan<FoundNumber>(text, (tokens, i) =>
        NumberTokens.At(tokens, i) is { } number
            ? (new(new(tokens[i].Start, tokens[number.Next - 1].End), number.Value, number.InWords), number.Next)
            : null);

    /// <summary>Every count of years, months, weeks or days: whether it is somebody's age is for the caller to judge.</summary>
    public ImmutableArray<FoundAge> Ages(string text) => Scan<FoundAge>(text, (tokens, i) =>
    {
        if (NumberTokens.At(tokens, i) is not { } number) return null;
        var at = number.Next < tokens.Count && tokens[number.Next].Text == "-" ? number.Next + 1 : number.Next;
        AgeUnit? unit = DurationTokens.UnitAt(tokens, at, out var next) switch
        {
            "year" => AgeUnit.Years, "month" => AgeUnit.Months, "week" => AgeUnit.Weeks, "day" => AgeUnit.Days, _ => null,
        };
        if (unit is not null && next + 1 < tokens.Count && tokens[next].Text == "et" && tokens[next + 1].Text is "demi" or "demie")
            return (new(new(tokens[i].Start, tokens[next + 1].End), number.Value + 0.5m, unit.Value), next + 2);
        return unit is { } known ? (new FoundAge(new(tokens[i].Start, tokens[next - 1].End), number.Value, known), next) : null;
    });

    /// <param name="reference">The day that "hier" and "mardi passé" lean on.</param>
    public ImmutableArray<FoundDate> Dates(string text, DateOnly reference) =>
        Scan(text, (tokens, i) => DateTokens.At(tokens, i, reference));

    public ImmutableArray<FoundDuration> Durations(string text) => Scan(text, (tokens, i) => DurationTokens.At(tokens, i));

    public ImmutableArray<FoundMoney> Money(string text) => Scan(text, (tokens, i) => MoneyTokens.At(tokens, i));

    public ImmutableArray<FoundWorkingTime> WorkingTimes(string text) => Scan(text, (tokens, i) => WorkingTimeTokens.At(tokens, i));

    public ImmutableArray<FoundPercent> Percents(string text) => Scan<FoundPercent>(text, (tokens, i) =>
        NumberTokens.At(tokens, i) is { } number && number.Next < tokens.Count && tokens[number.Next].Text is "%" or "pourcent" or "pourcents" or "procent" or "prozent" or "percent"
            ? (new FoundPercent(new(tokens[i].Start, tokens[number.Next].End), number.Value), number.Next + 1)
            : null);

    public ImmutableArray<FoundTime> Times(string text) => Scan(text, (tokens, i) => TimeTokens.At(tokens, i));

    public static ImmutableArray<FoundIdentifier> Identifiers(string text) => Values.Identifiers.In(text);

    private static ImmutableArray<T> Scan<T>(string text, Func<List<Token>, int, (T Found, int Next)?> at)
    {
        var tokens = Tokenizer.Cut(text);
        var found = ImmutableArray.CreateBuilder<T>();
        for (var i = 0; i < tokens.Count;)
        {
            if (at(tokens, i) is { } hit)
            {
                found.Add(hit.Found);
                i = hit.Next;
            }
            else i++;
        }

        return found.ToImmutable();
    }
}
