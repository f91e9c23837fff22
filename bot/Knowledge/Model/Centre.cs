using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Rules;

namespace Article60.Knowledge.Model;

/// <summary>One way to reach a centre. A role, never a person.</summary>
/// <param name="Role">general, partner, human-resources or accident-doctor.</param>
public sealed record CentreContact(string Role, string? Phone, string? Fax, string? Mail, string? Site, string? Address, Citation Source);

/// <summary>What one centre says about one topic, in its own section of the centre's word file.</summary>
public sealed record LocalWords(Template Text, ImmutableArray<Citation> Sources, DateOnly Checked);

/// <summary>One CPAS: contacts, hours, decisions, and its own words.</summary>
public sealed record Centre
{
    public required string Id { get; init; }

    /// <summary>Name for people; for an unconfirmed centre a description that says so.</summary>
    public required string Name { get; init; }

    /// <summary>Communes people may type, in lower case.</summary>
    public required ImmutableArray<string> Communes { get; init; }
    public required string? Service { get; init; }
    public required ImmutableArray<CentreContact> Contacts { get; init; }

    /// <summary>fixed-term, open-ended-ending-by-itself or unknown.</summary>
    public required string ContractKind { get; init; }

    /// <summary>Approvals that make a social-economy partner free, as the centre wrote them.</summary>
    public required ImmutableArray<string> Approvals { get; init; }

    /// <summary>Full time in hours a week, lowest and highest; null when the centre does not say.</summary>
    public required (decimal From, decimal To)? WeeklyHours { get; init; }

    /// <summary>Which sick-pay rules hold for its workers: cct, public_sans_cct or unknown.</summary>
    public required string SickSector { get; init; }

    /// <summary>Null when the centre does not say whether it places workers with private firms.</summary>
    public required bool? AcceptsPrivateFirms { get; init; }

    /// <summary>Labels of closed days, by day.</summary>
    public required FrozenDictionary<DateOnly, string> ClosedDayLabels { get; init; }
    public required CentreTerms Terms { get; init; }

    /// <summary>Local words by topic.</summary>
    public required FrozenDictionary<string, LocalWords> Local { get; init; }

    /// <summary>The contact for a role, else the first one.</summary>
    public CentreContact? ContactFor(string role)
    {
        foreach (var contact in Contacts)
            if (contact.Role == role) return contact;
        return Contacts.IsEmpty ? null : Contacts[0];
    }
}
