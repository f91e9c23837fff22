using System.Collections.Frozen;
using System.Text.Json;
using Article60.Protocol.Activities;

namespace Article60.Protocol.Channels;

/// <summary>The organisations whose Teams users may talk to this bot.</summary>
public static class Tenants
{
    /// <summary>True when nothing is restricted, or every tenant the activity names is allowed and it names one.</summary>
    public static bool Allow(FrozenSet<string> allowed, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        ArgumentNullException.ThrowIfNull(activity);
        if (allowed.Count == 0 || activity.ChannelId != WellKnownChannels.Teams) return true;

        string?[] named = [activity.Conversation?.TenantId, OfChannelData(activity.ChannelData)];
        return Array.Exists(named, tenant => tenant is not null) && Array.TrueForAll(named, tenant => tenant is null || allowed.Contains(tenant));
    }

    /// <summary>The organisation that Teams names beside the activity, or null.</summary>
    public static string? OfChannelData(JsonElement? data) =>
        data is { ValueKind: JsonValueKind.Object } channel
        && channel.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
        && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString() : null;
}
