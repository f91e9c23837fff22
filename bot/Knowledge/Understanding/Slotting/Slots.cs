using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Article60.Knowledge.Understanding;

/// <summary>Values a message states, in a fixed order. A value is an <c>int</c>, a <c>decimal</c>, a <c>string</c> or an <c>ImmutableArray&lt;int&gt;</c> (ages).</summary>
public sealed class Slots(IEnumerable<KeyValuePair<string, object>> values)
{
    public static readonly Slots None = new([]);

    private readonly ImmutableArray<KeyValuePair<string, object>> _values =
        [.. values.OrderBy(value => value.Key, StringComparer.Ordinal)];

    public ImmutableArray<KeyValuePair<string, object>> All => _values;

    public bool IsEmpty => _values.IsEmpty;

    /// <summary>The value of that name, or null when nobody stated it.</summary>
    public object? this[string name]
    {
        get
        {
            foreach (var (key, value) in _values)
                if (key == name) return value;
            return null;
        }
    }

    public bool Has(string name) => this[name] is not null;

    public int? Whole(string name) => this[name] as int?;

    public string? Word(string name) => this[name] as string;

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (key, value) in _values)
        {
            json[key] = value switch
            {
                int whole => JsonValue.Create(whole),
                decimal exact => JsonValue.Create(exact),
                ImmutableArray<int> list => new JsonArray([.. list.Select(item => (JsonNode)JsonValue.Create(item)!)]),
                _ => JsonValue.Create((string)value),
            };
        }

        return json;
    }
}
