using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Rules;

namespace Article60.Dialogue;

/// <summary>A button that sends <see cref="Text"/> as if the visitor had typed it.</summary>
public sealed record Choice(string Title, string Text);

/// <summary>A calculation that can be done again from its inputs alone.</summary>
/// <param name="Calculator">Its name.</param>
/// <param name="Inputs">What it was given; nothing that names a person.</param>
/// <param name="Day">The day it was done.</param>
public sealed record ResultRef(string Calculator, Inputs Inputs, DateOnly Day);

/// <summary>One thing the assistant says. The host turns it into activities within the limits of the channel.</summary>
public abstract record Reply
{
    private Reply() { }

    /// <summary>Markdown without headings and tables, safe to show anywhere.</summary>
    public sealed record Text(string Markdown, ImmutableArray<Choice> Choices = default) : Reply;

    /// <summary>An Adaptive Card.</summary>
    /// <param name="Content">Actions are <c>Action.Submit</c> with <c>data.verb</c>, or <c>Action.OpenUrl</c>; the host adapts them per channel.</param>
    /// <param name="PlainText">The whole content for channels and readers without cards, with numbered choices.</param>
    /// <param name="Choices">Follow-ups shown under the card.</param>
    /// <param name="Result">The calculation behind the card, for a receipt, a calendar file or a letter; null for other cards.</param>
    public sealed record Card(JsonObject Content, string PlainText, ImmutableArray<Choice> Choices = default, ResultRef? Result = null) : Reply;

    /// <summary>Something the host must do in the same transaction, e.g. keep an unanswered question or a partner's form.</summary>
    /// <param name="Kind">unanswered, partner-interest, call-back, feedback, erase.</param>
    /// <param name="Data">Already redacted where it must be.</param>
    public sealed record Keep(string Kind, JsonObject Data) : Reply
    {
        /// <summary>Stands in texts of the same turn for the reference that the host gives in the transaction.</summary>
        public const string Reference = "\u27e6reference\u27e7";

        /// <summary>Stands in links of the same turn for the address of the record's own page, without a slash at its end.</summary>
        public const string Page = "https://page.invalid/";
    }
}

/// <summary>The outcome of one turn: what is remembered, and what is said.</summary>
public sealed record Turn(Conversation Next, ImmutableArray<Reply> Replies);
