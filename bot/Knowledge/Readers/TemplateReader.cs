using System.Text.RegularExpressions;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>What a placeholder may name, so that a dead one is found before anybody reads it.</summary>
internal sealed record TemplateScope(
    IReadOnlyDictionary<string, (Parameter Parameter, Yaml Place)> Parameters,
    IReadOnlyDictionary<string, Source> Sources,
    IReadOnlySet<string> Phones,
    IReadOnlySet<string> CentreIds,
    ISet<string> UsedParameters);

/// <summary>Reads a text with placeholders and refuses figures typed by hand.</summary>
internal static partial class TemplateReader
{
    private static readonly string[] CentreWords = ["name", "phone", "mail", "contact", "hours", "address", "service", "weekly-hours"];
    private static readonly string[] FeeKinds = ["public", "own-commune", "nonprofit", "social-economy", "private"];

    public static Template Read(string text, string file, int line, TemplateScope scope, ProblemList problems)
    {
        var template = Template.Parse(text);
        foreach (var part in template.Parts)
            if (part is TemplatePart.Hole hole && Wrong(hole, scope) is { } why)
                problems.Error(file, line, "K304", why);
            else if (part is TemplatePart.Literal literal)
                RefuseFigures(literal.Text, file, line, problems);
        return template;
    }

    /// <summary>Reports digits that are neither part of a name of law nor a time of day.</summary>
    public static void RefuseFigures(string text, string file, int line, ProblemList problems)
    {
        if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("}}", StringComparison.Ordinal))
            problems.Error(file, line, "K304", "a placeholder is not closed, or is written wrongly: write {{amount minimum-wage.full-time}}.");
        if (Digits().Match(Allowed().Replace(text, " ")) is { Success: true } match)
            problems.Error(file, line, "K305", $"figure typed by hand (\"{Around(text, match.Value)}\"); write {{{{amount …}}}}, {{{{value …}}}} or {{{{date …}}}}, or a small number in words.");
    }

    private static string? Wrong(TemplatePart.Hole hole, TemplateScope scope)
    {
        switch (hole.Name)
        {
            case "amount" or "value" or "number" or "days" or "date" or "from":
                if (!scope.Parameters.TryGetValue(hole.Argument, out var found))
                    return $"no figure \"{hole.Argument}\".{Nearest.Hint(hole.Argument, scope.Parameters.Keys)}";
                scope.UsedParameters.Add(hole.Argument);
                if (hole.Name == "date" != (found.Parameter.Unit == "date") && hole.Name != "from")
                    return $"\"{hole.Argument}\" has the unit {found.Parameter.Unit}: write {{{{{(found.Parameter.Unit == "date" ? "date" : "value")} {hole.Argument}}}}}.";
                return hole.On is { } day && found.Parameter.On(day) is null ? $"\"{hole.Argument}\" has no value on {day:yyyy-MM-dd}." : null;
            case "source" or "source-date":
                return scope.Sources.ContainsKey(hole.Argument) ? null : $"no source \"{hole.Argument}\" in sources.yaml.{Nearest.Hint(hole.Argument, scope.Sources.Keys)}";
            case "phone":
                return scope.Phones.Contains(hole.Argument) ? null : $"no number \"{hole.Argument}\" in emergency.yaml.{Nearest.Hint(hole.Argument, scope.Phones)}";
            case "centre":
                var words = hole.Argument.Split(' ', 2);
                return CentreWords.Contains(hole.Argument) || (words is ["fee", var kind] && FeeKinds.Contains(kind)) ? null : $"{{{{centre {hole.Argument}}}}} is not known; known: {string.Join(", ", CentreWords)}, fee KIND.";
            case "fee":
                return hole.Argument.Split(' ', 2) is [var id, var kindOfFee] && FeeKinds.Contains(kindOfFee) && scope.CentreIds.Contains(id) ? null : $"{{{{fee {hole.Argument}}}}}: write {{{{fee CENTRE KIND}}}}, e.g. {{{{fee binche nonprofit}}}}.";
            case "checked" or "old":
                return null;
            default:
                return $"placeholder \"{hole.Name}\" is not known.{Nearest.Hint(hole.Name, ["amount", "value", "number", "date", "from", "source", "source-date", "phone", "centre", "fee", "checked", "old"])}";
        }
    }

    private static string Around(string text, string digits)
    {
        var at = text.IndexOf(digits, StringComparison.Ordinal);
        return at < 0 ? digits : text[Math.Max(0, at - 15)..Math.Min(text.Length, at + digits.Length + 12)].ReplaceLineEndings(" ").Trim();
    }

    /// <summary>Article numbers, the C4 form, times of day, list numbers at the start of a line, web addresses.</summary>
    [GeneratedRegex(@"\]\([^)]*\)|https?://\S+|\b(?:articles?|arts?\.?|§)\s*\d+(?:\s*(?:§|et|ou|,|/|-)\s*\d+)*|§\s*\d+|\bC4\b|\b[Aa]60\b|\b\d{1,2}\s?h(?:\s?\d{2})?\b|^\s*\d+\.\s", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\d[\d\s.,/]*")]
    private static partial Regex Digits();
}
