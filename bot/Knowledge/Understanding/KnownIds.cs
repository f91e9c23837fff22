namespace Article60.Knowledge.Understanding;

/// <summary>The few topics that code itself names; all others are known to the knowledge folder alone.</summary>
public static class KnownIds
{
    /// <summary>"Je ne comprends pas": the last answer is said again, simpler.</summary>
    public const string NotUnderstood = "st-not-understood";

    /// <summary>A question of ours in a language that we do not answer in.</summary>
    public const string LanguageUnsupported = "language-unsupported";

    /// <summary>Anything else in such a language.</summary>
    public const string OtherLanguage = "oos-other-language";

    /// <summary>Signs or letters without meaning.</summary>
    public const string Nonsense = "oos-nonsense";

    /// <summary>Pieces of code, and orders to the program.</summary>
    public const string Injection = "oos-injection";
}
