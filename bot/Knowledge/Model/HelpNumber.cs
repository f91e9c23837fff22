namespace Article60.Knowledge.Model;

/// <summary>A help line shown on urgent messages.</summary>
public sealed record HelpNumber(string Key, string Number, string Name, string When);

/// <summary>Two sources that disagree, and how the bot explains it.</summary>
/// <param name="Status">superseded, local-choice, slip or open.</param>
public sealed record Contradiction(string Id, string Subject, System.Collections.Immutable.ImmutableArray<string> Topics, string Status, Template Explained);
