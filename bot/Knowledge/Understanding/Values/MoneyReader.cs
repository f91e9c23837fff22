using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>"1.994,18 €", "2 millions de €", "treize euros et quarante-cinq cents", "€ 250", "19 euros 50".</summary>
internal sealed class MoneyReader(Lexicon lexicon, NumberReader numbers)
{
    private readonly PhraseTable _currencies = new(lexicon, "currencies");

    public (FoundMoney Money, int Next)? At(List<Token> tokens, int i)
    {
        if (tokens[i].IsSign && _currencies.At(tokens, i) is { } sign && numbers.At(tokens, sign.Next) is { } after)
            return Found(tokens, i, after.Next, after.Value, sign.Key);
        if (numbers.At(tokens, i) is not { } number) return null;
        var at = number.Next;
        if (at < tokens.Count && tokens[at].Text is "de" or "d") at++;
        if (_currencies.At(tokens, at) is not { } currency)
            return Cents(tokens, i) is { } small ? Found(tokens, i, small.Next, small.Value, "EUR") : null;
        // "e" is the euro of chat writing only right behind digits.
        if (tokens[at].Text == "e" && (tokens[at].Start != tokens[at - 1].End || number.InWords)) return null;
        var (amount, next) = (number.Value, currency.Next);
        var joint = next < tokens.Count && tokens[next].Text is "et" or "en" or "und" or "and" ? next + 1 : next;
        if (Cents(tokens, joint) is { } cents) (amount, next) = (amount + cents.Value, cents.Next);
        else if (joint == next && next < tokens.Count && tokens[next].IsNumber && tokens[next].Text.Length == 2 && numbers.At(tokens, next) is { InWords: false } bare && bare.Next == next + 1)
            (amount, next) = (amount + (bare.Value / 100m), next + 1);
        return Found(tokens, i, next, amount, currency.Key);
    }

    private (decimal Value, int Next)? Cents(List<Token> tokens, int i)
    {
        if (i >= tokens.Count || numbers.At(tokens, i) is not { } number) return null;
        var at = number.Next;
        // In words "quarante-cinq cents" reads as a multiplication; the last word is the unit here.
        if (number.InWords && tokens[at - 1].Text is "cents" or "cent" && number.Value % 100 == 0 && number.Value < 10_000) return (number.Value / 10_000m, at);
        return at < tokens.Count && tokens[at].Text is "centimes" or "centime" or "cents" or "cent" or "eurocent" or "eurocents" ? (number.Value / 100m, at + 1) : null;
    }

    private static (FoundMoney, int) Found(List<Token> tokens, int from, int next, decimal amount, string currency) =>
        (new(new(tokens[from].Start, tokens[next - 1].End), amount, currency), next);
}
