namespace Article60.Host;
internal static class Compute { public static int Run(TextReader i, TextWriter o, Article60.Rules.RuleBook b) => 0; }
