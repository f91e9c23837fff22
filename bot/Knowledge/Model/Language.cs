using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Knowledge.Model;

/// <summary>General wording in one language.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="Months">Twelve names, January first.</param>
/// <param name="Weekdays">Seven names, Sunday first.</param>
/// <param name="Units">Unit of a figure → its word for one and for several.</param>
/// <param name="Texts">Key → text with holes in braces, e.g. <c>{date}</c>.</param>
public sealed record Language(
    string Code,
    ImmutableArray<string> Months,
    ImmutableArray<string> Weekdays,
    FrozenDictionary<string, (string One, string Many)> Units,
    FrozenDictionary<string, string> Texts);
