namespace Article60.Knowledge.Understanding;

/// <summary>Thresholds of the decision. The line for a certain answer was chosen on the shared questions, the others on the phrasings kept from training.</summary>
internal static class Tuning
{
    /// <summary>From this confidence on a topic is answered at once.</summary>
    public const double Certain = 0.5;

    /// <summary>From this confidence on a topic may stand in "did you mean".</summary>
    public const double WorthOffering = 0.04;

    public const double OutOfScope = 0.35;

    public const double DistressAlone = 0.35;

    /// <summary>From this chance on a message is taken for several questions.</summary>
    public const double Several = 0.4;

    /// <summary>Needed for each of several questions.</summary>
    public const double PartCertain = 0.2;

    /// <summary>Weight of the whole message beside one of its questions.</summary>
    public const float WholeInPart = 0.3f;
}
