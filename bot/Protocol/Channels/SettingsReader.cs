using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Article60.Protocol.Channels;

/// <summary>Typed reads of configuration keys. An empty value counts as absent; a value of the wrong kind becomes a problem, not an exception.</summary>
internal sealed class SettingsReader(IConfiguration from, ICollection<string> problems)
{
    public string Text(string key, string otherwise) =>
        from[key]?.Trim() is { Length: > 0 } text ? text : otherwise;

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key, "") is not { Length: > 0 } text) return otherwise;
        if (bool.TryParse(text, out var flag)) return flag;
        problems.Add($"{key}: \"{text}\" is neither true nor false.");
        return otherwise;
    }

    public int Number(string key, int otherwise, int least)
    {
        if (Text(key, "") is not { Length: > 0 } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        problems.Add($"{key}: \"{text}\" is not a whole number of at least {least}.");
        return otherwise;
    }

    public T OneOf<T>(string key, T otherwise) where T : struct, Enum
    {
        if (Text(key, "") is not { Length: > 0 } text) return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])) return value;
        problems.Add($"{key}: \"{text}\" is not known; write one of {string.Join(", ", Enum.GetNames<T>())}.");
        return otherwise;
    }

    public ImmutableArray<string> List(string key) =>
        [.. from.GetSection(key).GetChildren().Select(child => child.Value?.Trim() ?? "").Where(text => text.Length > 0)];
}
