namespace Article60.Knowledge.Understanding;

/// <summary>Thresholds of the decision. The line for a certain answer was chosen on the shared questions, the others on the phrasings kept from training.</summary>
internal static class Tuning
{
    /// <summary>From this confidence on a topic is answered at once.</summary>
    public const double Certain = 0.5;

    /// <summary>From this confidence on a topic may stand in "did you mean".</summary>
    public const double WorthOffering = 0.04;

    public const double OutOfScope = 0.35;

    public const double DistressAlone = 0.45;

    /// <summary>Needed for each of several questions.</summary>
    public const double PartCertain = 0.35;

    /// <summary>Needed for a piece that is no question on its own.</summary>
    public const double HalfPartCertain = 0.6;

    /// <summary>Two topics may share a message that holds two questions: the second from this chance on, both together from that.</summary>
    public const double Peak = 0.2;
    public const double BothPeaks = 0.65;

    /// <summary>Weight of the whole message beside one of its questions.</summary>
    public const float WholeInPart = 0.3f;
}
