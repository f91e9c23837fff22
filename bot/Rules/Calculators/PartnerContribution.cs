using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>What host partners pay a centre each month. Every amount is the centre's own: one it did not publish is declined, never borrowed.</summary>
internal static class PartnerContribution
{
    public static readonly Calculator Calculator = new("partner-contribution",
    [
        new("centre", InputKind.Word), new("partnerKind", InputKind.Word, ["public", "nonprofit", "social-economy", "private", "own-commune"]),
        new("date", InputKind.Day), new("months", InputKind.Number), new("shares", InputKind.NumberList),
        new("workers", InputKind.Number),
    ], Run, "monthlyTotal");

    /// <summary>Shares such as 1/3 do not add up to exactly one in decimals.</summary>
    private const decimal Tolerance = 0.001m;

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var centreId = read.NeedWord("centre");
        var kind = read.NeedWord("partnerKind", "public", "nonprofit", "social-economy", "private", "own-commune");
        var date = read.Day("date");
        var months = read.Number("months", 0m, 120m);
        var shares = Shares(ref read);
        var workers = read.Whole("workers", 1, 200) ?? 1;
        if (read.Problem is null && !book.Centres.ContainsKey(centreId)) read.Decline("unknown-centre", "centre");
        if (read.Problem is { } no) return no;

        if (Fee(book.Centres[centreId], kind, date) is not { } fee)
            return new Outcome.Declined(book.Centres[centreId].Fees.Any(f => f.PartnerKind == kind) ? "fee-not-published-then" : "fee-not-published", "partnerKind");

        var fullTime = shares.Sum();
        if (Math.Abs(fullTime - 1m) < Tolerance) fullTime = 1m;
        var monthly = (fee.PerMonth * fullTime).RoundToCent() * workers;
        var parts = Split(monthly, shares);
        var working = new Working();
        working.Step("published-fee", fee.PerMonth, fee.Source);
        if (fee.From is { } from) working.Step("fee-dated", from, fee.Source);
        if (shares.Length > 1) working.Step("shared-between", shares.Length, LegalBasis.SharedPlacement);
        if (workers > 1) working.Step("workers", workers);
        working.Step("monthly-total", monthly, fee.Source);
        foreach (var part in parts) working.Step("partner-part", part);
        Say(working, fee, date, fullTime, shares.Length, book.Parameters);

        var fields = ImmutableArray.CreateBuilder<(string, Value)>(6);
        fields.Add(("monthlyTotal", monthly));
        fields.Add(("monthlyByPartner", new Value.Many([.. parts.Select(p => (Value)p)])));
        if (months is { } count)
        {
            var total = (monthly * count).RoundToCent();
            working.Step("total", total);
            fields.Add(("total", total));
            fields.Add(("totalByPartner", new Value.Many([.. Split(total, shares).Select(p => (Value)p)])));
        }
        fields.Add(("asOf", fee.From is { } day ? day : Value.None));
        return working.Result(fields.ToImmutable());
    }

    private static void Say(Working working, CentreFee fee, DateOnly? date, decimal fullTime, int partners, ParameterBook book)
    {
        working.WarnIf(fee.From is null, "fee-undated");
        working.WarnIf(fee.From is { } from && (date ?? book.ReviewedUntil) > from.AddYears(1), "fee-old");
        working.WarnIf(fullTime < 1m, "part-time-fee-not-published");
        working.WarnIf(partners > 1, "shares-in-agreement");
        if (date is { } day) working.CheckAge(book, day);
    }

    /// <summary>The newest fee in force on that day; a fee without a date is used as it stands.</summary>
    private static CentreFee? Fee(CentreTerms centre, string kind, DateOnly? date)
    {
        CentreFee? newest = null;
        foreach (var fee in centre.Fees)
            if (fee.PartnerKind == kind && (date is null || fee.From is null || fee.From <= date)
                && (newest is null || (fee.From ?? DateOnly.MinValue) > (newest.From ?? DateOnly.MinValue)))
                newest = fee;
        return newest;
    }

    /// <summary>Parts in cents that add up exactly: the cents left over go to the largest remainders, first partner first.</summary>
    internal static ImmutableArray<Money> Split(Money total, ImmutableArray<decimal> shares)
    {
        var sum = shares.Sum();
        var cents = total.Euros * 100m;
        var parts = shares.Select(s => decimal.Floor(cents * s / sum)).ToArray();
        var order = Enumerable.Range(0, shares.Length).OrderByDescending(i => decimal.Round(cents * shares[i] / sum - parts[i], 9)).ThenBy(i => i).ToArray();
        var left = (int)(cents - parts.Sum());
        for (var i = 0; i < left; i++) parts[order[i % order.Length]] += 1m;
        return [.. parts.Select(p => new Money(p / 100m))];
    }

    private static ImmutableArray<decimal> Shares(ref Reading read)
    {
        if (!read.Has("shares")) return [1m];
        var shares = ImmutableArray.CreateBuilder<decimal>();
        foreach (var value in read.Many("shares"))
        {
            if (value is not Value.Number { Amount: var share }) { read.Decline("wrong-kind", "shares"); break; }
            if (share <= 0m) read.Decline(share < 0m ? "negative" : "too-small", "shares");
            if (share > 1m + Tolerance) read.Decline("shares-above-full-time", "shares");
            if (read.Problem is not null) break;
            shares.Add(share);
        }
        if (shares.Count is 0 or > 50) read.Decline(shares.Count == 0 ? "missing-input" : "too-large", "shares");
        if (shares.Sum() > 1m + Tolerance) read.Decline("shares-above-full-time", "shares");
        return shares.ToImmutable();
    }
}
