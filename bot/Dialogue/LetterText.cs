using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Article60.Dialogue.Flows;
using Article60.Knowledge;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue;

/// <summary>A piece of a letter: words, or a blank that the person who signs fills in.</summary>
public abstract record LetterPiece
{
    private LetterPiece() { }

    /// <param name="Text">Without mark-up.</param>
    /// <param name="Bold">Stands out.</param>
    public sealed record Words(string Text, bool Bold) : LetterPiece;

    /// <param name="Label">What belongs there.</param>
    /// <param name="Purpose">Name of the field for browsers that fill in addresses (HTML autocomplete).</param>
    public sealed record Blank(string Label, string Purpose) : LetterPiece;
}

/// <summary>A letter filled from a calculation: paragraphs of lines of pieces.</summary>
/// <param name="Before">Short answers that stand above it: harm first.</param>
/// <param name="Paragraphs">Empty when there is no letter for this result.</param>
/// <param name="Otherwise">Why there is none.</param>
public sealed partial record LetterText(
    string Title, ImmutableArray<string> Before, ImmutableArray<ImmutableArray<ImmutableArray<LetterPiece>>> Paragraphs, string Otherwise,
    ImmutableArray<SourceLine> Sources)
{
    private const string Dots = "..............................";

    /// <summary>Null when this calculation has no letter.</summary>
    public static LetterText? Of(KnowledgeBase knowledge, ResultRef result, Outcome.Computed computed, string language)
    {
        if (!knowledge.Letters.TryGetValue(result.Calculator, out var letter) || !knowledge.CalculatorWords.TryGetValue(result.Calculator, out var words)) return null;
        var say = new Wording(knowledge, language);
        var text = new ResultText(words, say, new TextScene(result.Day, null, Checked: letter.Checked));
        // Inputs and result under one roof: a letter names both.
        var all = new Value.Fields([.. computed.Result.Items, .. result.Inputs.Values.Select(input => (input.Key, input.Value))]);
        var applies = letter.OnlyWhen.All(condition => Holds(all, condition.Key, condition.Value));
        return new LetterText(
            letter.Title,
            [.. letter.Before.Where(knowledge.Answers.ContainsKey).Select(topic => Answers.Answering.Short(knowledge.Answers[topic], say, Conversation.New, result.Day))],
            applies ? [.. letter.Parts.Where(part => part.Field is null || Holds(all, part.Field, part.Code!)).SelectMany(part => Split(text.Text(part.Text, all)))] : [],
            letter.Otherwise,
            [.. letter.Sources.Select(citation => new SourceLine(say.Cite(citation), knowledge.Sources[citation.Source].Link))]);
    }

    /// <summary>The letter for a text file: blanks are dots with their label.</summary>
    public string Plain()
    {
        var text = new StringBuilder();
        foreach (var paragraph in Paragraphs)
        {
            foreach (var line in paragraph)
                text.Append(string.Concat(line.Select(piece => piece switch
                {
                    LetterPiece.Words words => words.Text,
                    LetterPiece.Blank blank => $"{Dots} ({blank.Label})",
                    _ => "",
                })).Trim()).Append('\n');
            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static bool Holds(Value.Fields all, string field, string code) =>
        code == "present" ? all[field] is not (null or Value.Nothing) : ResultText.Code(all[field]) == code;

    private static IEnumerable<ImmutableArray<ImmutableArray<LetterPiece>>> Split(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => paragraph.Trim('\n').Split('\n').Select(Pieces).ToImmutableArray());

    private static ImmutableArray<LetterPiece> Pieces(string line)
    {
        var pieces = ImmutableArray.CreateBuilder<LetterPiece>();
        var at = 0;
        foreach (Match match in Mark().Matches(line))
        {
            if (match.Index > at) pieces.Add(new LetterPiece.Words(line[at..match.Index], false));
            pieces.Add(match.Groups["bold"].Success
                ? new LetterPiece.Words(match.Groups["bold"].Value, true)
                : new LetterPiece.Blank(match.Groups["label"].Value, match.Groups["purpose"] is { Success: true } purpose ? purpose.Value : "off"));
            at = match.Index + match.Length;
        }

        if (at < line.Length) pieces.Add(new LetterPiece.Words(line[at..], false));
        return pieces.ToImmutable();
    }

    [GeneratedRegex(@"\*\*(?<bold>[^*]+)\*\*|\[\[(?<label>[^\]|]+)(?:\|(?<purpose>[a-z0-9-]+))?\]\]")]
    private static partial Regex Mark();
}
