using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Host.Pages;

/// <summary>Offers what can be taken along from a result: the receipt, its dates, and a letter where there is one.</summary>
internal sealed class ResultLinks(Receipts receipts, PublicAddress address)
{
    /// <summary>The turn with its links: buttons on the card where our address is secure, a short text where it is not.</summary>
    /// <param name="turn">What the assistant says.</param>
    /// <param name="knowledge">What it was said from.</param>
    /// <param name="isRemote">True on a channel of somebody else: a link to this very machine is of no use there.</param>
    public Turn Add(Turn turn, KnowledgeBase knowledge, bool isRemote)
    {
        if (!turn.Replies.Any(reply => reply is Reply.Card { Result: not null }) || address.Base is not { } home || (isRemote && !address.IsSecure)) return turn;
        return turn with { Replies = [.. turn.Replies.SelectMany(reply => reply is Reply.Card { Result: { } result } card ? Linked(card, result, turn, knowledge, home) : [reply])] };
    }

    private IEnumerable<Reply> Linked(Reply.Card card, ResultRef result, Turn turn, KnowledgeBase knowledge, string home)
    {
        if (receipts.Issue(knowledge, result) is not { } token) return [card];
        var say = new Wording(knowledge, turn.Next.Language);
        var links = Links(result, token, knowledge, say, home).ToArray();
        var listed = string.Join("\n", links.Select(link => $"- [{link.Title}]({link.Url})"));
        if (!address.IsSecure) return [card with { Choices = [] }, new Reply.Text(listed, card.Choices)];

        var content = card.Content.DeepClone().AsObject();
        if (content["actions"] is not JsonArray actions) content["actions"] = actions = [];
        foreach (var (title, url) in links) actions.Add(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url });
        return [card with { Content = content, PlainText = $"{card.PlainText}\n{string.Join("\n", links.Select(link => $"{link.Title} : {link.Url}"))}" }];
    }

    private static IEnumerable<(string Title, string Url)> Links(ResultRef result, string token, KnowledgeBase knowledge, Wording say, string home)
    {
        yield return (say["result.receipt"], $"{home}/recu/{token}");
        if (AllCalculators.Find(result.Calculator)!.Run(result.Inputs, knowledge.Rules) is not Outcome.Computed computed) yield break;
        if (ResultSheet.Of(knowledge, result, computed, Receipts.Language) is { } sheet && CalendarFile.Future(sheet, result.Day).Any())
            yield return (say["result.calendar"], $"{home}/recu/{token}.ics");
        if (LetterText.Of(knowledge, result, computed, Receipts.Language) is { Paragraphs.IsEmpty: false })
            yield return (say["result.letter"], $"{home}/lettre/{token}");
    }
}
