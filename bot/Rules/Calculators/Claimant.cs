namespace Article60.Rules.Calculators;

/// <summary>Reads how old the claimant is on the claim date, however it was said.</summary>
internal static class Claimant
{
    /// <summary>Ages between which we compute; outside them somebody mistyped.</summary>
    private const int Youngest = 15, Oldest = 100;

    /// <summary>The age class; <see cref="AgeClass.A"/> without meaning under R3, where age plays no role.</summary>
    public static AgeClass ClassOf(ref Reading read, Regime regime, DateOnly claim, Law law, Working working)
    {
        var birth = Birth(ref read, claim);
        var stated = read.Whole("ageOnClaimDate");
        if (stated is < Youngest) read.Decline("too-young", "ageOnClaimDate");
        if (stated is > Oldest) read.Decline("too-old", "ageOnClaimDate");
        var word = read.Word("ageClass", "A", "B", "C");
        if (read.Problem is not null) return AgeClass.A;

        var computed = birth is { } day ? Months.Age(day, claim) : stated;
        if (birth is not null && stated is { } said && said != computed) read.Decline("age-and-birth-differ", "ageOnClaimDate");
        var fromAge = computed is { } age ? Regimes.ClassAt(age, law) : (AgeClass?)null;
        var fromWord = word switch { "A" => AgeClass.A, "B" => AgeClass.B, "C" => AgeClass.C, _ => (AgeClass?)null };
        if (fromAge is not null && fromWord is not null && fromAge != fromWord) read.Decline("age-and-birth-differ", "ageClass");
        if (regime == Regime.R3) return AgeClass.A;
        if ((fromAge ?? fromWord) is not { } found)
        {
            read.Decline("missing-input", "birthDate");
            return AgeClass.A;
        }

        if (computed is { } years) working.Step("age-on-claim-date", years, LegalBasis.AgeOnClaimDate);
        working.Step("age-class", found.Code(), LegalBasis.AgeOnClaimDate);
        SayBoundaries(working, birth, claim, law);
        return found;
    }

    /// <summary>The birth date when given and sensible on that day.</summary>
    public static DateOnly? Birth(ref Reading read, DateOnly on)
    {
        if (read.Day("birthDate") is not { } birth) return null;
        if (birth > on) read.Decline("birth-in-future", "birthDate");
        else if (Months.Age(birth, on) < Youngest) read.Decline("too-young", "birthDate");
        else if (Months.Age(birth, on) > Oldest) read.Decline("too-old", "birthDate");
        return birth;
    }

    /// <summary>A class begins on the birthday itself; a birthday on 29 February is our convention in other years.</summary>
    private static void SayBoundaries(Working working, DateOnly? birth, DateOnly claim, Law law)
    {
        if (birth is not { } day) return;
        foreach (var key in (ReadOnlySpan<string>)[Keys.AgeB, Keys.AgeC])
        {
            var birthday = Months.Birthday(day, (int)law[key].Value);
            working.WarnIf(birthday > claim && birthday <= claim.AddMonths(12), "birthday-raises-days");
            working.WarnIf(day is { Month: 2, Day: 29 } && birthday.Day == 1 && claim == birthday.AddDays(-1), "leap-day-birthday");
        }
    }
}
