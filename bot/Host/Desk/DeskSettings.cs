using System.Collections.Immutable;
using System.Globalization;
using Article60.Host.Partners;

namespace Article60.Host.Desk;

/// <summary>Sign-in through the organisation's own identity provider (Entra ID or any OpenID Connect provider).</summary>
/// <param name="Authority">Issuer address, https.</param>
/// <param name="RoleClaim">Claim whose values look like <c>article60.worker.liege</c>: role and centre.</param>
internal sealed record OpenIdSettings(string Authority, string ClientId, string ClientSecret, string RoleClaim);

/// <summary>The desk: how long a session lasts, when an account rests, and who signs in.</summary>
/// <param name="SessionMinutes">Without a click.</param>
/// <param name="MostFailures">Wrong passwords in a row before the account rests.</param>
/// <param name="RestMinutes">How long it rests.</param>
/// <param name="SignInsPerMinute">From one address.</param>
/// <param name="Teams">Channels in which centres hear of new requests.</param>
internal sealed record DeskSettings(int SessionMinutes, int MostFailures, int RestMinutes, int SignInsPerMinute, OpenIdSettings? OpenId, ImmutableArray<TeamsChannel> Teams)
{
    public static DeskSettings Read(IConfiguration from, ICollection<string> problems)
    {
        return new(Whole("SessionMinutes", 30, 720), Whole("MostFailures", 5, 100), Whole("RestMinutes", 15, 1440), Whole("SignInsPerMinute", 10, 100_000), ReadOpenId(from, problems), TeamsChannel.Read(from, problems));

        int Whole(string name, int otherwise, int most)
        {
            if (from[$"Desk:{name}"] is not { Length: > 0 } text) return otherwise;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most) return value;
            problems.Add($"Desk:{name}: a whole number from 1 to {most} is expected.");
            return otherwise;
        }
    }

    private static OpenIdSettings? ReadOpenId(IConfiguration from, ICollection<string> problems)
    {
        if (from["Desk:OpenId:Authority"] is not { Length: > 0 } authority) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)) problems.Add("Desk:OpenId:Authority: an https address is expected.");
        var (client, secret) = (from["Desk:OpenId:ClientId"] ?? "", from["Desk:OpenId:ClientSecret"] ?? "");
        if (client.Length == 0 || secret.Length == 0) problems.Add("Desk:OpenId: ClientId and ClientSecret are needed beside Authority.");
        return new(authority, client, secret, from["Desk:OpenId:RoleClaim"] is { Length: > 0 } claim ? claim : "roles");
    }
}
