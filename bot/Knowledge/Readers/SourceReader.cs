using System.Globalization;
using Article60.Knowledge.Model;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>sources.yaml</c>.</summary>
internal static class SourceReader
{
    public static Dictionary<string, Source> Read(KnowledgeFiles files, ProblemList problems)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        if (files.One("sources.yaml") is not { } file)
        {
            problems.Error("knowledge/sources.yaml", 1, "K201", "the list of sources is missing.");
            return sources;
        }

        foreach (var item in Yaml.Parse(KnowledgeFiles.Read(file.Path), file.Name, problems)?.Items() ?? [])
        {
            var id = item.Text("id");
            var title = item.Text("title");
            var date = item.Text("date");
            var kind = item.Need("kind")?.AsWord("law", "official", "secondary", "centre", "press");
            var link = item.OptionalText("link");
            item.NoOtherKeys();
            Uri? address = null;
            if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out address) && address.Scheme is "http" or "https"))
                item.Error("K202", $"\"{link}\" is not a web address.");
            if (date is not null && !IsDate(date)) item.Error("K214", $"\"{date}\" is no date: write 2026-03-01, 2022-08, 2015 or undated.");
            if (id is null || title is null || date is null || kind is null) continue;
            if (!sources.TryAdd(id, new(id, title, date, address, kind))) item.Error("K203", $"source \"{id}\" stands twice.");
        }

        return sources;
    }

    private static bool IsDate(string text) =>
        text == "undated" || DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
