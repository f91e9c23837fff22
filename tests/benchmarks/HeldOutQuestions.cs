using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Knowledge.Understanding;

namespace Article60.Benchmarks;

/// <summary>Held-out phrasings in the form of the question sets.</summary>
internal static class HeldOutQuestions
{
    public static IEnumerable<JsonObject> From(ImmutableArray<Phrasing> all, ImmutableArray<Phrasing> test)
    {
        var firsts = all.Where(p => p.After is null && p.Style != "multi").GroupBy(p => (p.Id, p.Language)).ToDictionary(g => g.Key, g => g.First().Text);
        var number = 0;
        foreach (var phrasing in test)
        {
            var ids = phrasing.Id.Split(" + ");
            var item = new JsonObject
            {
                ["id"] = $"held-{++number:0000}", ["text"] = phrasing.Text, ["lang"] = phrasing.Language, ["style"] = phrasing.Style,
                ["expect"] = new JsonObject { ["kind"] = ids.Length > 1 ? "several" : Kind(ids[0]), ["topics"] = new JsonArray([.. (ids.Length > 1 ? ids : Accepted(ids[0])).Select(id => (JsonNode)JsonValue.Create(id)!)]) },
            };
            if (phrasing.After is { } after)
                item["context"] = new JsonObject { ["last_topic"] = after, ["user_turns"] = new JsonArray(firsts.GetValueOrDefault((after, phrasing.Language), firsts.GetValueOrDefault((after, "fr"), ""))) };
            yield return item;
        }
    }

    private static string Kind(string id) =>
        id.StartsWith("st-", StringComparison.Ordinal) ? "small-talk" : id.StartsWith("oos-", StringComparison.Ordinal) ? "out-of-scope"
        : id.StartsWith("distress-", StringComparison.Ordinal) ? "distress" : id.StartsWith("flow-", StringComparison.Ordinal) ? "flow" : "topic";

    private static IEnumerable<string> Accepted(string id) => id switch
    {
        "required-workdays" => [id, "flow-required-workdays"],
        "flow-required-workdays" => [id, "required-workdays"],
        "resign-notice" => [id, "flow-resign-notice"],
        "flow-resign-notice" => [id, "resign-notice"],
        "sick-leave-guaranteed-salary" => [id, "flow-sick-pay"],
        "flow-sick-pay" => [id, "sick-leave-guaranteed-salary"],
        "contact" => [id, "flow-contact"],
        "flow-contact" => [id, "contact"],
        "partner-procedure" => [id, "flow-partner-form"],
        "flow-partner-form" => [id, "partner-procedure"],
        _ when id.StartsWith("partner-cost-", StringComparison.Ordinal) => [id, "flow-partner-cost"],
        "flow-partner-cost" => [id, "partner-cost-nonprofit", "partner-cost-private", "partner-cost-public"],
        _ => [id],
    };
}
