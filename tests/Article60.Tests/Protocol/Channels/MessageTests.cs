using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

[Collection(OnChannel.Name)]
public sealed class MessageTests(BotOnChannel on)
{
    static string New() => BotOnChannel.NewId();

    [Theory, Statement("MSG-01")]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_post_is_allowed(string method)
    {
        using var answer = await on.SendAsync(new HttpMethod(method));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    public static TheoryData<string> NotAnActivity => new(
        "", " ", "{", "[]", "null", "3", "\"text\"", "{\"type\":", "{}", "{\"type\":3}", "{\"a\":1}x", "\uFEFF{", "<xml/>",
        "{\"text\":\"\\ud800\"}", new string('[', 5_000) + new string(']', 5_000),
        "{\"channelData\":" + string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 71));

    [Theory, Statement("MSG-02"), MemberData(nameof(NotAnActivity))]
    public async Task Something_that_is_no_activity_is_a_bad_request(string body)
    {
        using var answer = await on.PostAsync(body, on.ChannelToken());
        Assert.True((int)answer.StatusCode is 400 or 401, $"{(int)answer.StatusCode}");
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact, Statement("MSG-02")]
    public async Task Bytes_that_are_not_utf8_are_a_bad_request()
    {
        var body = Encoding.Latin1.GetBytes(on.Message(New(), "").ToJsonString().Replace("\"text\":\"\"", "\"text\":\"\u00E9\u00FF\"", StringComparison.Ordinal));
        using var answer = await on.PostAsync(new ByteArrayContent(body), "Bearer " + on.ChannelToken());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await on.AliveAsync();
    }

    [Theory, Statement("MSG-03")]
    [InlineData("text", "{\"a\":1}")]
    [InlineData("text", "17")]
    [InlineData("from", "\"me\"")]
    [InlineData("from", "[]")]
    [InlineData("recipient", "null")]
    [InlineData("conversation", "\"c\"")]
    [InlineData("conversation", "{\"id\":17}")]
    [InlineData("conversation", "{}")]
    [InlineData("entities", "{}")]
    [InlineData("entities", "[null,1,\"x\",[],{\"type\":3},{\"type\":\"mention\"},{\"type\":\"mention\",\"mentioned\":7}]")]
    [InlineData("attachments", "\"none\"")]
    [InlineData("attachments", "[null,3]")]
    [InlineData("attachments", "[null]")]
    [InlineData("attachments", "[{\"contentType\":\"text/plain\",\"content\":[1]}]")]
    [InlineData("membersAdded", "[null,3]")]
    [InlineData("channelData", "\"text\"")]
    [InlineData("channelData", "{\"tenant\":7}")]
    [InlineData("value", "[1,{\"a\":null}]")]
    [InlineData("value", "\"text\"")]
    [InlineData("locale", "\"\"")]
    [InlineData("locale", "\"x\"")]
    [InlineData("timestamp", "\"yesterday\"")]
    public async Task A_field_of_a_wrong_type_is_refused_or_tolerated(string field, string value)
    {
        foreach (var message in new[] { on.Message(New()), on.TeamsMessage(New(), "Bonjour") })
        {
            message[field] = JsonNode.Parse(value);
            using var answer = await on.PostAsync(message);
            Assert.True((int)answer.StatusCode is 200 or 400, $"{(int)answer.StatusCode}");
        }
    }

    [Theory, Statement("MSG-04")]
    [InlineData(5, true, false)]
    [InlineData(5, false, false)]
    [InlineData(5, true, true)]
    [InlineData(40, true, false)]
    [InlineData(40, false, true)]
    [InlineData(100, true, true)]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read(int megabytes, bool withToken, bool unknownLength)
    {
        var memory = on.Bot.Memory;
        using var body = new StreamContent(new Letters(megabytes * 1_000_000L, seekable: !unknownLength));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await on.PostAsync(body, withToken ? "Bearer " + on.ChannelToken() : null);

        Assert.True((int)answer.StatusCode is 401 or 413, $"{(int)answer.StatusCode}");
        Assert.InRange(on.Bot.Memory - memory, long.MinValue, 40_000_000);
        await on.AliveAsync();
    }

    [Theory, Statement("MSG-05")]
    [InlineData("{\"type\":\"somethingNew\"}")]
    [InlineData("{\"unknown\":{\"deep\":[1,2,{\"x\":null}]},\"another\":true}")]
    [InlineData("{\"from\":null,\"recipient\":null,\"timestamp\":null,\"locale\":null,\"textFormat\":null}")]
    [InlineData("{\"type\":\"trace\"}")]
    [InlineData("{\"type\":\"command\"}")]
    [InlineData("{\"conversation\":null}")]
    public async Task Unknown_and_missing_fields_are_accepted(string changes)
    {
        var message = on.Message(New());
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject()) message[name] = value?.DeepClone();
        using var answer = await on.PostAsync(message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact, Statement("MSG-06")]
    public async Task The_channel_does_not_wait_for_a_slow_connector()
    {
        var conversation = New();
        on.Channel.Script(conversation, FakeChannel.Slow(TimeSpan.FromSeconds(6)));
        var clock = Stopwatch.StartNew();

        using var answer = await on.PostAsync(on.Message(conversation));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 3);
    }

    [Fact, Statement("MSG-07")]
    public async Task An_activity_delivered_twice_is_answered_once()
    {
        var message = on.Message(New());
        var once = await on.TalkAsync(message);

        using var again = await on.PostAsync(message);
        await Task.Delay(700);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(once.Count, on.Channel.Said(message["conversation"]!["id"]!.ToString()).Count);
    }

    [Fact]
    public async Task The_same_activity_id_in_another_conversation_is_another_activity()
    {
        var (one, other) = (on.Message(New()), on.Message(New()));
        other["id"] = one["id"]!.ToString();

        await on.TalkAsync(one);
        await on.TalkAsync(other);
    }

    /// <summary>An endless text that costs the test no memory.</summary>
    sealed class Letters(long length, bool seekable) : Stream
    {
        long _at;

        public override bool CanRead => true;
        public override bool CanSeek => seekable;
        public override bool CanWrite => false;
        public override long Length => seekable ? length : throw new NotSupportedException();
        public override long Position { get => _at; set => _at = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - _at);
            Array.Fill(buffer, (byte)'a', offset, given);
            _at += given;
            return given;
        }

        public override long Seek(long offset, SeekOrigin origin) => _at = offset;
        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
