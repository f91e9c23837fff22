using System.Collections.Immutable;
using System.Text;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue;

/// <summary>For whom and when a text is filled in.</summary>
/// <param name="Today">Figures are those in force on this day, unless the placeholder names another.</param>
/// <param name="Centre">The visitor's centre, or null while unknown.</param>
/// <param name="Topic">The topic whose contradictions <c>{{old}}</c> explains.</param>
/// <param name="Checked">The check date of the text.</param>
internal sealed record TextScene(DateOnly Today, Centre? Centre, string? Topic = null, DateOnly? Checked = null);

/// <summary>Fills the placeholders of a text.</summary>
internal static class TemplateText
{
    public static string Render(Template template, Wording say, TextScene scene)
    {
        if (template.IsEmpty) return "";
        var text = new StringBuilder();
        foreach (var part in template.Parts)
            text.Append(part switch
            {
                TemplatePart.Literal literal => literal.Text,
                TemplatePart.Hole hole => Hole(hole, say, scene),
                _ => "",
            });
        return text.ToString().Trim();
    }

    /// <summary>Explanations of the known contradictions that touch a topic.</summary>
    public static string Old(string topic, Wording say, TextScene scene) =>
        string.Join(" ", say.Knowledge.Contradictions
            .Where(item => item.Topics.Contains(topic))
            .Select(item => Render(item.Explained, say, scene with { Topic = null })));

    private static string Hole(TemplatePart.Hole hole, Wording say, TextScene scene) => hole.Name switch
    {
        "amount" or "value" or "number" or "days" or "date" or "from" => Figure(hole, say, scene),
        "source" => say.Knowledge.Sources[hole.Argument].Title,
        "source-date" => say.SourceDate(say.Knowledge.Sources[hole.Argument]),
        "checked" => say.Date(scene.Checked ?? scene.Today),
        "phone" => say.Knowledge.HelpNumbers[hole.Argument].Number,
        "fee" when hole.Argument.Split(' ', 2) is [var id, var kind] => Fee(say.Knowledge.Centres[id], kind, say, scene),
        "centre" => CentreText.Word(hole.Argument, scene.Centre, say, scene.Today) ?? Fee(scene.Centre, hole.Argument.Split(' ')[^1], say, scene),
        "old" => scene.Topic is { } topic ? Old(hole.Argument.Length > 0 ? hole.Argument : topic, say, scene) : "",
        _ => "",
    };

    private static string Figure(TemplatePart.Hole hole, Wording say, TextScene scene)
    {
        var parameter = say.Knowledge.Rules.Parameters.Parameters[hole.Argument];
        var dated = parameter.On(hole.On ?? scene.Today) ?? parameter.NewestFirst[0];
        return hole.Name switch
        {
            "from" => say.Date(dated.From),
            "number" => Wording.Number(dated.Value),
            _ => say.Figure(dated.Value, parameter.Unit),
        };
    }

    private static string Fee(Centre? centre, string kind, Wording say, TextScene scene) =>
        centre?.Terms.Fees.Where(fee => fee.PartnerKind == kind && (fee.From is null || fee.From <= scene.Today)).MaxBy(fee => fee.From) is { } fee
            ? Wording.Euro(fee.PerMonth)
            : say["centre.fee.unknown"];
}
