using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>
/// The counter: the same assistant as the chat, for somebody with a queue and a keyboard. Nothing is stored: what the
/// visitor said is in the page, and gone with it.
/// </summary>
internal sealed class CounterModel(KnowledgeHolder knowledge, CounterState states, BelgianClock clock) : PageModel
{
    private const int LongestText = 1000;
    private const int MostCalculators = 8;
    private const string FragmentHeader = "X-Fragment";

    public string State { get; private set; } = "";

    public bool Answered { get; private set; }

    public string? ToSay { get; private set; }

    public IReadOnlyList<string> Answers { get; private set; } = [];

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>A value is expected: a digit typed now belongs to it and presses no button.</summary>
    public bool WantsValue { get; private set; }

    public string Day => clock.Today.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Calculators =>
        [.. knowledge.Current.Flows.Values.Where(flow => flow.Calculator is not null).OrderBy(flow => flow.Id, StringComparer.Ordinal).Select(flow => flow.Words.Title).Take(MostCalculators)];

    public void OnGet() => State = states.Seal(Fresh());

    public IActionResult OnPost(string? words, string? choice, string? state)
    {
        var text = (choice is { Length: > 0 } ? choice : words ?? "").Trim();
        var before = string.IsNullOrEmpty(state) ? Fresh() : states.Open(state);
        if (text.Length > 0) Answer(before, text.Length > LongestText ? text[..LongestText] : text);
        else State = states.Seal(before);
        return Request.Headers.ContainsKey(FragmentHeader) ? Partial("/Desk/_CounterAnswer.cshtml", this) : Page();
    }

    /// <summary>A visitor at this desk is a visitor of this centre.</summary>
    private Conversation Fresh() =>
        User.Centre() is var centre && knowledge.Current.Centres.ContainsKey(centre) ? Conversation.New with { Centre = centre } : Conversation.New;

    /// <summary>The topic remembered is the one just answered: never a sentence about wages beside the emergency numbers.</summary>
    private bool IsAnswered(KnowledgeBase current, Conversation before, Conversation after, string text) =>
        after.LastTopic is { } topic && (topic != before.LastTopic
            || (Assistant.Understand(current, before, text, clock.Today) is { Kind: UnderstoodKind.Topic } understood && understood.Topics.Contains(topic)));

    private void Answer(Conversation before, string text)
    {
        var current = knowledge.Current;
        var turn = Assistant.Reply(current, before, new UserMessage.Said(text), clock.Now);
        Answered = true;
        WantsValue = turn.Next.Flow is { Asked: { } asked } flow && current.Flows[flow.Flow].Questions.Any(question => question.Name == asked && question.Kind != QuestionKind.Choice);
        State = states.Seal(turn.Next);
        ToSay = IsAnswered(current, before, turn.Next, text) ? Aloud.Of(current, turn.Next, clock.Today) : null;
        Answers = [.. turn.Replies.Select(reply => reply switch { Reply.Text said => said.Markdown, Reply.Card card => card.PlainText, _ => null }).OfType<string>().Select(MarkdownHtml.Render)];
        Choices = turn.Replies.Reverse().Select(reply => reply switch { Reply.Text said => said.Choices, Reply.Card card => card.Choices, _ => default })
            .FirstOrDefault(choices => !choices.IsDefaultOrEmpty) is { IsDefaultOrEmpty: false } last ? last : [];
    }
}
