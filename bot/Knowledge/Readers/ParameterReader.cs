using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>Reads dated figures: value, source and check date never part.</summary>
internal static class ParameterReader
{
    private static readonly string[] Units =
        ["EUR/month", "EUR/hour", "EUR/day", "EUR", "days", "half-days", "months", "weeks", "years", "hours", "percent", "date", "number"];

    /// <returns>Each parameter with the place it is written at, for the cross-checks.</returns>
    public static Dictionary<string, (Parameter Parameter, Yaml Place)> Read(
        KnowledgeFiles files, IReadOnlyDictionary<string, Source> sources, ProblemList problems)
    {
        var parameters = new Dictionary<string, (Parameter, Yaml)>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("parameters", ".yaml"))
            foreach (var item in Yaml.Parse(KnowledgeFiles.Read(path), name, problems)?.Items() ?? [])
            {
                if (ReadOne(item, sources) is not { } parameter) continue;
                if (!parameters.TryAdd(parameter.Id, (parameter, item))) item.Error("K301", $"figure \"{parameter.Id}\" stands twice.");
            }

        return parameters;
    }

    private static Parameter? ReadOne(Yaml item, IReadOnlyDictionary<string, Source> sources)
    {
        var id = item.Text("id");
        var unit = item.Need("unit")?.AsWord(Units);
        var introduced = item.Find("introduced")?.AsDay();
        var ended = item.Find("ended")?.AsDay();
        _ = item.OptionalText("note");
        var values = (item.Need("values")?.Items() ?? []).Select(value => ReadValue(value, unit, sources)).OfType<DatedValue>().ToImmutableArray();
        item.NoOtherKeys();
        if (id is null || unit is null || values.IsEmpty) return null;

        for (var i = 1; i < values.Length; i++)
            if (values[i].From >= values[i - 1].From)
                item.Error("K303", $"the values of \"{id}\" are not newest first: {values[i].From:yyyy-MM-dd} stands below {values[i - 1].From:yyyy-MM-dd}.");
        return new(id, unit, values, ended, introduced);
    }

    private static DatedValue? ReadValue(Yaml value, string? unit, IReadOnlyDictionary<string, Source> sources)
    {
        var from = value.Day("from");
        var figure = unit == "date" ? value.Need("value")?.AsDay()?.DayNumber : value.Need("value")?.AsNumber();
        var source = value.OptionalText("source");
        var check = value.Day("checked");
        var confidence = value.Find("confidence")?.AsWord("low", "medium", "high") ?? "high";
        _ = value.OptionalText("note");
        value.NoOtherKeys();
        if (source is null)
        {
            value.Error("K302", $"value from {from:yyyy-MM-dd} has no source.");
            return null;
        }

        var citation = Citation.Parse(source);
        Cite.Check(value, citation, sources);
        if (from is null || figure is null || check is null) return null;
        return new(from.Value, figure.Value, citation, check.Value, Enum.Parse<Confidence>(confidence, ignoreCase: true));
    }
}
