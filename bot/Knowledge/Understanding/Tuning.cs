namespace Article60.Knowledge.Understanding;

/// <summary>Thresholds of the decision. Chosen on the shared questions and on question sets written apart, the one for emergencies on the phrasings kept from training too.</summary>
internal static class Tuning
{
    /// <summary>From this confidence on a topic is answered at once.</summary>
    public const double Certain = 0.55;

    /// <summary>From this chance by the model on a topic may stand in "did you mean".</summary>
    public const double WorthOffering = 0.04;

    /// <summary>From this confidence on a message is small talk or a question that is none of ours.</summary>
    public const double OutOfScope = 0.35;

    /// <summary>Confidence of what the form of a message settles: signs alone, a tag, nothing but values.</summary>
    public const double Plain = 0.99;

    /// <summary>Confidence that values alone answer the turn before.</summary>
    public const double ValuesFollow = 0.95;

    /// <summary>How much the turn before counts in a message that leans on it, and in one that does not.</summary>
    public const float ContextInFollowUp = 0.95f;
    public const float ContextInQuestion = 0.25f;

    /// <summary>From this chance on a message is an emergency without any of the known patterns.</summary>
    public const double DistressAlone = 0.45;

    /// <summary>From this chance on a message is taken for several questions.</summary>
    public const double Several = 0.35;

    /// <summary>Needed for each of several questions.</summary>
    public const double PartCertain = 0.2;

    /// <summary>Weight of the whole message beside one of its questions.</summary>
    public const float WholeInPart = 0.3f;
}
