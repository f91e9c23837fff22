using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Consecutive days of an illness with one payer and one share.</summary>
internal sealed record SickSegment(DateOnly From, DateOnly To, int RankFrom, SickBracket Bracket)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
    public int RankTo => RankFrom + Days - 1;
}

/// <summary>Cuts an illness into segments: rank by rank, with the end of the contract and a month of service reached on the way.</summary>
internal static class SickDays
{
    private static readonly SickBracket AfterContract = new("after_contract_end", int.MaxValue, SickScale.Fund, 0m, 0m, LegalBasis.SicknessContractEnd);
    private static readonly SickBracket UnderSeniority = new("under_1_month_seniority", int.MaxValue, SickScale.Fund, 0m, 0m, LegalBasis.SicknessSeniority);
    private static readonly SickBracket AfterMonth = new("after_day30", int.MaxValue, SickScale.Fund, 0m, 0m, LegalBasis.GuaranteedPay);

    /// <param name="used">Days of the earlier illness when this one is a relapse, else 0.</param>
    /// <param name="serviceReached">First day with enough service, or null when none is needed.</param>
    public static ImmutableArray<SickSegment> Cut(
        DateOnly start, DateOnly end, int used, DateOnly? contractEnd, DateOnly? serviceReached, ImmutableArray<SickBracket> scale)
    {
        var segments = ImmutableArray.CreateBuilder<SickSegment>(5);
        for (var day = start; day <= end;)
        {
            var rank = used + day.DayNumber - start.DayNumber + 1;
            var (bracket, last) = (AfterMonth, end);
            if (day > contractEnd) bracket = AfterContract;
            else
            {
                if (contractEnd < last) last = contractEnd.Value;
                if (day < serviceReached)
                {
                    bracket = UnderSeniority;
                    if (serviceReached.Value.AddDays(-1) < last) last = serviceReached.Value.AddDays(-1);
                }
                else
                {
                    foreach (var part in scale)
                    {
                        if (rank > part.LastRank) continue;
                        bracket = part;
                        if (day.AddDays(part.LastRank - rank) is var partEnd && partEnd < last) last = partEnd;
                        break;
                    }
                }
            }
            segments.Add(new(day, last, rank, bracket));
            day = last.AddDays(1);
        }
        return segments.ToImmutable();
    }
}
