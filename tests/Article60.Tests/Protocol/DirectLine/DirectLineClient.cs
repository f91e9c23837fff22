using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Article60.Tests.Protocol.DirectLine;

/// <summary>An answer as it came.</summary>
public sealed record Answered(HttpStatusCode Status, JsonObject? Body, HttpResponseHeaders Headers, string Text)
{
    public string this[string name] => Body?[name]?.ToString() ?? "";

    public string? ErrorCode => Body?["error"]?["code"]?.ToString();

    public JsonArray Activities => Body!["activities"]!.AsArray();
}

/// <summary>A conversation that was opened.</summary>
public sealed record OpenConversation(string Id, string Token, string StreamUrl);

/// <summary>A plain HTTP client of the protocol, without any kindness towards the server.</summary>
public sealed class DirectLineClient(string url, string secret)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public string Url => url;
    public string Base => url + "/v3/directline";
    public string Secret => secret;

    public async Task<Answered> Send(HttpMethod method, string path, string? credential = null, HttpContent? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("http", StringComparison.Ordinal) ? path : Base + path) { Content = body };
        if (credential is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + credential);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        JsonObject? json = null;
        if (response.Content.Headers.ContentType?.MediaType == "application/json") json = JsonNode.Parse(text) as JsonObject;
        return new Answered(response.StatusCode, json, response.Headers, text);
    }

    public Task<Answered> Get(string path, string? credential, string? origin = null) => Send(HttpMethod.Get, path, credential, null, origin);

    public Task<Answered> Post(string path, string? credential, string? json = null, string? origin = null) =>
        Send(HttpMethod.Post, path, credential, json is null ? null : Json(json), origin);

    public Task<Answered> Generate(string? user = null) =>
        Post("/tokens/generate", Secret, user is null ? null : $$"""{"user":{"id":"{{user}}","name":"Visiteur"} }""");

    /// <summary>A conversation of its own, with the user bound into its token unless told otherwise.</summary>
    public async Task<OpenConversation> Open(string? user = "dl_tester")
    {
        var generated = await Generate(user);
        var started = await Post("/conversations", generated["token"]);
        Assert.Equal(HttpStatusCode.Created, started.Status);
        return new OpenConversation(started["conversationId"], started["token"], started["streamUrl"]);
    }

    public Task<Answered> Say(OpenConversation conversation, string text, string? credential = null) =>
        PostActivity(conversation, new JsonObject { ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "someone" } }, credential);

    public Task<Answered> PostActivity(OpenConversation conversation, JsonObject activity, string? credential = null) =>
        Post($"/conversations/{conversation.Id}/activities", credential ?? conversation.Token, activity.ToJsonString());

    public Task<Answered> History(OpenConversation conversation, string? watermark = null, string? credential = null) =>
        Get($"/conversations/{conversation.Id}/activities{(watermark is null ? "" : "?watermark=" + Uri.EscapeDataString(watermark))}", credential ?? conversation.Token);

    /// <summary>The bot's answer to an activity, once it is in the history.</summary>
    public async Task<JsonObject> Reply(OpenConversation conversation, string activityId, string? credential = null)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var history = await History(conversation, null, credential);
            var reply = history.Activities.FirstOrDefault(one => one!["replyToId"]?.ToString() == activityId);
            if (reply is not null) return reply.AsObject();
            await Task.Delay(50);
        }

        throw new InvalidOperationException("No reply came.");
    }

    /// <summary>The whole history, once the greeting and the answers to everything posted are in it.</summary>
    public async Task<JsonArray> Settled(OpenConversation conversation)
    {
        var before = -1;
        for (var quiet = 0; quiet < 6; await Task.Delay(100))
        {
            var now = (await History(conversation)).Activities.Count;
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }

        return (await History(conversation)).Activities;
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
