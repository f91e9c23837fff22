using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Article60.Dialogue.Flows;
using Article60.Dialogue.Forms;

namespace Article60.Dialogue;

/// <summary>What is remembered between turns. Nothing in it but what the next turn needs.</summary>
public sealed record Conversation
{
    public static readonly Conversation New = new();

    /// <summary>Two-letter language of the replies.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>Centre id, or null while unknown.</summary>
    public string? Centre { get; init; }

    /// <summary>True once welcomed: some channels announce an arrival twice.</summary>
    public bool Greeted { get; init; }

    /// <summary>True once the visitor was asked for the centre: it is asked once.</summary>
    public bool AskedCentre { get; init; }

    /// <summary>Topic answered last, or null.</summary>
    public string? LastTopic { get; init; }

    /// <summary>The visitor's last messages, oldest first, redacted.</summary>
    public ImmutableArray<string> UserTurns { get; init; } = [];

    /// <summary>Texts of the numbered choices shown last: "2" means the second.</summary>
    public ImmutableArray<string> Offered { get; init; } = [];

    /// <summary>The calculation or form under way, or the one just finished, which can still be corrected.</summary>
    public FlowProgress? Flow { get; init; }

    /// <summary>The form under way; it waits while something else is asked or calculated.</summary>
    public FormDraft? Form { get; init; }

    /// <summary>Forms sent so far: the number of the next one, so that a second click sends nothing twice.</summary>
    public int Sent { get; init; }

    /// <summary>True while "effacez mes données" waits for its confirmation.</summary>
    public bool Erasing { get; init; }

    /// <summary>The state as the store keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ConversationJson.Default.Conversation);

    /// <summary>Reads what <see cref="ToJson"/> wrote; a state this version cannot read starts afresh.</summary>
    public static Conversation FromJson(string json)
    {
        try { return JsonSerializer.Deserialize(json, ConversationJson.Default.Conversation)?.Whole() ?? New; }
        catch (JsonException) { return New; }
    }

    /// <summary>A state kept before a field existed lacks it, and the generated reader then leaves it without a value.</summary>
    private Conversation Whole() => this with
    {
        Language = Language ?? New.Language,
        UserTurns = UserTurns.IsDefault ? [] : UserTurns,
        Offered = Offered.IsDefault ? [] : Offered,
        Flow = Flow is null ? null : Flow with
        {
            Answers = Flow.Answers ?? ImmutableSortedDictionary<string, string>.Empty,
            Unknown = Flow.Unknown ?? [],
        },
    };
}

[JsonSerializable(typeof(Conversation))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ConversationJson : JsonSerializerContext;
