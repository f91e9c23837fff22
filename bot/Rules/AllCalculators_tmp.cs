using System.Collections.Immutable;
namespace Article60.Rules;
public static class AllCalculators { public static readonly ImmutableArray<Calculator> All = []; public static Calculator? Find(string name) => null; }
