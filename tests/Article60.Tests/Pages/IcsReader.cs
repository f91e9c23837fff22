using System.Globalization;
using System.Text;

namespace Article60.Tests.Pages;

/// <summary>A strict reader of calendar files, written from RFC 5545 and not from our writer: it throws at the first thing the standard forbids.</summary>
internal static class IcsReader
{
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "CLASS"];

    internal sealed record Property(string Name, IReadOnlyDictionary<string, string> Parameters, string Value);

    internal sealed record Component(string Name, List<Property> Properties, List<Component> Children)
    {
        public string? this[string name] => Properties.SingleOrDefault(property => property.Name == name)?.Value;
    }

    public static Component Read(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        var physical = text.Split("\r\n");
        Demand(physical[^1].Length == 0, "the last line ends with CRLF");
        Demand(!text.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().ContainsAny('\r', '\n'), "no bare CR or LF");
        Demand(physical.All(line => Encoding.UTF8.GetByteCount(line) <= 75), "75 octets a line");

        var lines = new List<string>();
        foreach (var line in physical[..^1])
        {
            if (line.StartsWith(' ') || line.StartsWith('\t')) lines[^1] += line[1..];
            else lines.Add(line);
        }

        var stack = new Stack<Component>();
        Component? root = null;
        foreach (var property in lines.Select(Parse))
        {
            Demand(root is null, "nothing follows the end");
            if (property.Name == "BEGIN")
            {
                var begun = new Component(property.Value, [], []);
                if (stack.TryPeek(out var parent)) parent.Children.Add(begun);
                stack.Push(begun);
            }
            else if (property.Name == "END")
            {
                var ended = stack.Pop();
                Demand(ended.Name == property.Value, "components are nested");
                Check(ended);
                if (stack.Count == 0) root = ended;
            }
            else stack.Peek().Properties.Add(property);
        }

        return root ?? throw new FormatException("no component");
    }

    public static string Text(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Demand(value[i] is not (',' or ';'), "commas and semicolons of a text are escaped");
            if (value[i] != '\\') { text.Append(value[i]); continue; }
            text.Append(value[++i] switch { 'n' or 'N' => '\n', '\\' => '\\', ',' => ',', ';' => ';', var other => throw new FormatException($"\\{other}") });
        }

        return text.ToString();
    }

    public static DateOnly Day(string value) => DateOnly.ParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture);

    public static DateTime Utc(string value) =>
        DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static Property Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        Demand(colon > 0, "a property has a value");
        var head = line[..colon].Split(';');
        Demand(head[0].All(c => char.IsAsciiLetterUpper(c) || c == '-'), "names are letters");
        return new(head[0], head.Skip(1).Select(parameter => parameter.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]), line[(colon + 1)..]);
    }

    private static void Check(Component of)
    {
        Demand(Once.All(name => of.Properties.Count(property => property.Name == name) <= 1), "at most once");
        switch (of.Name)
        {
            case "VCALENDAR":
                Demand(of["VERSION"] == "2.0" && of["PRODID"] is { Length: > 0 }, "version and product");
                Demand(of.Children.Count > 0 && of.Children.All(child => child.Name == "VEVENT"), "holds events");
                Demand(of.Children.Select(child => child["UID"]).Distinct().Count() == of.Children.Count, "every event has its own UID");
                break;
            case "VEVENT":
                Demand(of["UID"] is { Length: > 0 } && of["DTSTART"] is not null && of["SUMMARY"] is not null, "uid, start and summary");
                Utc(of["DTSTAMP"]!);
                var start = of.Properties.Single(property => property.Name == "DTSTART");
                var end = of.Properties.SingleOrDefault(property => property.Name == "DTEND");
                if (start.Parameters.GetValueOrDefault("VALUE") == "DATE") Demand(end is null || Day(end.Value) > Day(start.Value), "ends after it starts");
                else Demand(end is null || Utc(end.Value) > Utc(start.Value), "ends after it starts");
                break;
            case "VALARM":
                Demand(of["ACTION"] == "DISPLAY" && of["DESCRIPTION"] is { Length: > 0 } && of["TRIGGER"] is { Length: > 0 }, "action, trigger and description");
                break;
            default:
                throw new FormatException(of.Name);
        }
    }

    private static void Demand(bool holds, string rule)
    {
        if (!holds) throw new FormatException(rule);
    }
}
