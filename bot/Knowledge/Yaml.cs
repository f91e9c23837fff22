using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Article60.Knowledge;

/// <summary>A YAML node that remembers its file and line and reports what is wrong with it.</summary>
/// <param name="lineOffset">Lines before the YAML block in its file: 0 for a .yaml file, the fence for front matter.</param>
public sealed class Yaml
{
    private readonly YamlNode _node;
    private readonly int _lineOffset;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private Yaml(YamlNode node, string file, int lineOffset, ProblemList problems) =>
        (_node, File, _lineOffset, _problems) = (node, file, lineOffset, problems);

    public string File { get; }

    /// <summary>From 1, in the file.</summary>
    public int Line => (int)_node.Start.Line + _lineOffset;

    /// <summary>The root node, or null after reporting why the text cannot be read. An empty text is reported too.</summary>
    public static Yaml? Parse(string text, string file, ProblemList problems, int lineOffset = 0)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1) return new(stream.Documents[0].RootNode, file, lineOffset, problems);
            problems.Error(file, 1 + lineOffset, "K104", "the file is empty.");
        }
        catch (YamlException e)
        {
            var duplicate = e.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase);
            problems.Error(file, (int)e.Start.Line + lineOffset, duplicate ? "K103" : "K105",
                duplicate ? "the same key stands twice." : $"this is not valid YAML: {e.InnerException?.Message ?? e.Message}");
        }

        return null;
    }

    public void Error(string code, string message) => _problems.Error(File, Line, code, message);

    public void Warn(string code, string message) => _problems.Warn(File, Line, code, message);

    /// <summary>The elements of a list; reports and gives nothing when the node is none.</summary>
    public IEnumerable<Yaml> Items()
    {
        if (_node is YamlSequenceNode list) return list.Children.Select(Wrap).ToList();
        Error("K106", "a list (lines that begin with \"- \") is expected here.");
        return [];
    }

    /// <summary>Keys and values in file order; all keys count as known.</summary>
    public IEnumerable<(string Key, Yaml Value)> Entries()
    {
        if (_node is YamlMappingNode map)
            return map.Children.Select(pair => (Key: (pair.Key as YamlScalarNode)?.Value ?? "", Value: Wrap(pair.Value))).ToList();
        Error("K107", "\"key: value\" lines are expected here.");
        return [];
    }

    /// <summary>The value under a key, or null when it is not there.</summary>
    public Yaml? Find(string key)
    {
        _taken.Add(key);
        if (_node is not YamlMappingNode map) return null;
        foreach (var (name, value) in map.Children)
            if (name is YamlScalarNode { Value: { } text } && text == key)
                return value is YamlScalarNode { Value: null or "" } ? null : Wrap(value);
        return null;
    }

    /// <summary>The value under a key that must be there; reports when it is not.</summary>
    public Yaml? Need(string key)
    {
        var found = Find(key);
        if (found is null) Error("K108", $"\"{key}:\" is missing.");
        return found;
    }

    public string? Text(string key) => Need(key)?.AsText();

    public string? OptionalText(string key) => Find(key)?.AsText();

    public DateOnly? Day(string key) => Need(key)?.AsDay();

    /// <summary>The texts of a list, or of a single value written without dashes; empty when the key is missing.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var node = Find(key);
        if (node is null) return [];
        if (node._node is YamlScalarNode) return node.AsText() is { } one ? [one] : [];
        return node.Items().Select(item => item.AsText()).OfType<string>().ToList();
    }

    public bool IsText => _node is YamlScalarNode;

    public string? AsText()
    {
        if (_node is YamlScalarNode { Value: { } text }) return text;
        Error("K109", "a text is expected here.");
        return null;
    }

    public DateOnly? AsDay()
    {
        if (DateOnly.TryParseExact(AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Error("K110", "a day written as 2026-03-01 is expected here.");
        return null;
    }

    public decimal? AsNumber()
    {
        if (decimal.TryParse(AsText(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Error("K111", "a number with a decimal point, such as 2233.61, is expected here.");
        return null;
    }

    public TimeOnly? AsTime()
    {
        if (TimeOnly.TryParseExact(AsText(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Error("K112", "a time written as \"09:00\" is expected here.");
        return null;
    }

    public bool? AsFlag()
    {
        if (AsText() is "true" or "false") return AsText() == "true";
        Error("K113", "true or false is expected here.");
        return null;
    }

    /// <summary>The position of a word in a closed list; reports with the nearest word when it is none of them.</summary>
    public string? AsWord(params ReadOnlySpan<string> allowed)
    {
        var text = AsText();
        if (text is null) return null;
        foreach (var word in allowed)
            if (word == text) return word;
        Error("K114", $"\"{text}\" is not known here. Known: {string.Join(", ", allowed.ToArray())}.{Nearest.Hint(text, allowed.ToArray())}");
        return null;
    }

    /// <summary>Reports every key that no reader asked for: a misspelt key never passes silently.</summary>
    public void NoOtherKeys()
    {
        if (_node is not YamlMappingNode map)
        {
            Error("K107", "\"key: value\" lines are expected here.");
            return;
        }

        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>())
            if (key.Value is { } name && !_taken.Contains(name))
                _problems.Error(File, (int)key.Start.Line + _lineOffset, "K102", $"unknown key \"{name}\".{Nearest.Hint(name, _taken)}");
    }

    private Yaml Wrap(YamlNode node) => new(node, File, _lineOffset, _problems);
}
