namespace Article60.Knowledge.Model;

/// <summary>A law, circular, page or brochure that facts come from.</summary>
/// <param name="Date">As precise as known: 2026-03-01, 2022-08, 2015 or "undated".</param>
/// <param name="Kind">law, official, secondary, centre or press.</param>
public sealed record Source(string Id, string Title, string Date, Uri? Link, string Kind);
