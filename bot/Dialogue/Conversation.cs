using System.Text.Json;

namespace Article60.Dialogue;

/// <summary>What is remembered between turns. Nothing in it but what the next turn needs.</summary>
public sealed record Conversation
{
    public static readonly Conversation New = new();

    /// <summary>Two-letter language of the replies.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>Centre id, or null while unknown.</summary>
    public string? Centre { get; init; }

    /// <summary>Topic answered last, or null.</summary>
    public string? LastTopic { get; init; }

    /// <summary>The state as the store keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote; a state this version cannot read starts afresh.</summary>
    public static Conversation FromJson(string json)
    {
        try { return JsonSerializer.Deserialize<Conversation>(json) ?? New; }
        catch (JsonException) { return New; }
    }
}
