using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

[Collection(SharedBots.Name)]
public sealed class BadInputTests(DirectLineBots bots)
{
    private readonly DirectLineClient _bot = bots.Bot;

    [Theory, Statement("DL-80")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\",\"text\":{}}")]
    [InlineData("{\"type\":\"message\",\"from\":\"x\"}")]
    [InlineData("{\"type\":\"message\",\"attachments\":{}}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"x\":\"\\udc00\"}}")]
    [InlineData("{\"text\":\"no type\"}")]
    [InlineData("{\"type\":\"message\"}}")]
    public async Task DL_80_A_malformed_activity_is_400(string body)
    {
        var open = await _bot.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.Post($"/conversations/{open.Id}/activities", open.Token, body)).Status);
    }

    [Fact, Statement("DL-80")]
    public async Task DL_80_Depth_encoding_and_media_type_are_checked()
    {
        var open = await _bot.Open();
        var path = $"/conversations/{open.Id}/activities";
        var deep = "{\"type\":\"message\",\"channelData\":" + new string('[', 80) + new string(']', 80) + "}";

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.Post(path, open.Token, deep)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.Send(HttpMethod.Post, path, open.Token, Bytes([0x7b, 0xff, 0xfe, 0x7d]))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType,
            (await _bot.Send(HttpMethod.Post, path, open.Token, new StringContent("{}", Encoding.UTF8, "text/plain"))).Status);
    }

    [Theory]
    [Statement("DL-81")]
    [InlineData(600_000)]
    [InlineData(5_000_000)]
    [InlineData(40_000_000)]
    public async Task DL_81_An_oversized_activity_is_413_and_the_server_lives(int size)
    {
        var open = await _bot.Open();
        var body = Encoding.UTF8.GetBytes("{\"type\":\"message\",\"text\":\"" + new string('x', size) + "\"}");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _bot.Send(HttpMethod.Post, $"/conversations/{open.Id}/activities", open.Token, Bytes(body))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.Say(open, "encore"))!.Status);
    }

    [Fact, Statement("DL-82")]
    public async Task DL_82_A_hundred_kilobytes_of_text_go_through_whole()
    {
        var open = await _bot.Open();
        var text = string.Concat(Enumerable.Repeat("Un texte très long. ", 5120));

        var id = (await _bot.Say(open, text))["id"];

        Assert.Equal(text, (await _bot.History(open)).Activities.Single(one => one!["id"]!.ToString() == id)!["text"]!.ToString());
        await _bot.Reply(open, id);
    }

    [Theory]
    [Statement("DL-83")]
    [InlineData("/tokens/generate")]
    [InlineData("/conversations")]
    [InlineData("/tokens/refresh")]
    public async Task DL_83_Odd_bodies_and_headers_elsewhere_are_never_5xx(string path)
    {
        string[] bodies = ["{", "[]", "null", "{\"user\":5}", "{\"user\":{\"id\":{}}}", "{\"trustedOrigins\":\"x\"}", "{\"user\":{\"id\":\"dl_\\u0000\"}}", new('x', 100_000), "{\"user\":{\"id\":\"\\ud800\"}}", "{}"];
        foreach (var body in bodies)
        {
            var content = Bytes(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = null;
            content.Headers.TryAddWithoutValidation("Content-Type", "x/;;;");
            Assert.True((int)(await _bot.Send(HttpMethod.Post, path, _bot.Secret, content)).Status < 500, body);
        }

        Assert.True((int)(await _bot.Send(HttpMethod.Put, path, "~")).Status < 500);
    }

    [Fact, Statement("DL-84")]
    public async Task DL_84_One_file_is_taken_a_large_one_and_one_of_nobody_are_not()
    {
        var (open, unbound) = (await _bot.Open(), await _bot.Open(null));

        var taken = await _bot.Send(HttpMethod.Post, $"/conversations/{open.Id}/upload", open.Token, File(1000));
        var large = await _bot.Send(HttpMethod.Post, $"/conversations/{open.Id}/upload", open.Token, File(6_000_000));
        var nobody = await _bot.Send(HttpMethod.Post, $"/conversations/{unbound.Id}/upload", unbound.Token, File(1000));
        var named = await _bot.Send(HttpMethod.Post, $"/conversations/{unbound.Id}/upload?userId=alice", unbound.Token, File(1000));

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.Equal(HttpStatusCode.BadRequest, nobody.Status);
        Assert.Equal(HttpStatusCode.OK, named.Status);
        await _bot.Reply(open, taken["id"]);
    }

    [Fact, Statement("DL-66", "DL-85")]
    public async Task DL_66_DL_85_A_file_is_read_through_its_address_alone()
    {
        var open = await _bot.Open();
        using var form = new MultipartFormDataContent();
        form.Add(Part("""{"type":"message","text":"voici","from":{"id":"x"},"channelData":{"clientActivityID":"f"}}""", "application/vnd.microsoft.activity"), "activity");
        var image = new ByteArrayContent([1, 2, 3, 4, 5]);
        image.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(image, "file", "../../étrange<name>.png");

        var id = (await _bot.Send(HttpMethod.Post, $"/conversations/{open.Id}/upload", open.Token, form))["id"];
        var echo = (await _bot.History(open)).Activities.Single(one => one!["id"]!.ToString() == id)!;
        var attachment = echo["attachments"]![0]!;
        using var http = new HttpClient();
        using var file = await http.GetAsync(attachment["contentUrl"]!.ToString());

        Assert.Equal("voici", echo["text"]!.ToString());
        Assert.Equal("image/png", attachment["contentType"]!.ToString());
        Assert.DoesNotContain("/", attachment["name"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4, 5], await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox", file.Headers.GetValues("Content-Security-Policy").Single());
        foreach (var path in new[] { "", "/", "/..%2f..%2fdata", "/AAAAAAAAAAAAAAAAAAAAAAAA", "/%2e%2e/%2e%2e/appsettings.json" })
            Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/attachments" + path, _bot.Secret)).Status);
    }

    [Fact]
    public async Task Control_characters_mark_up_and_ten_thousand_characters_get_a_polite_reply()
    {
        var open = await _bot.Open();
        foreach (var text in new[] { "a\u0000b\u0007\u001b[31m", new string('é', 10_000), "<script>alert(1)</script>", "[x](javascript:alert(1))", " \n\t" , "\u202e\u200f" })
        {
            var answer = await _bot.Say(open, text);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            if (!string.IsNullOrWhiteSpace(text)) Assert.DoesNotContain("<script>", (await _bot.Reply(open, answer["id"])).ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_broken_card_answer_gets_a_polite_reply()
    {
        var open = await _bot.Open();
        foreach (var value in new[] { "{}", "{\"verb\":5}", "{\"verb\":\"no-such-verb\",\"x\":{\"y\":[]}}", "{\"verb\":null}" })
        {
            var answer = await _bot.Post($"/conversations/{open.Id}/activities", open.Token, $$"""{"type":"message","value":{{value}}}""");
            Assert.NotNull(await _bot.Reply(open, answer["id"]));
        }
    }

    [Fact]
    public void Nothing_a_visitor_wrote_is_in_the_log() =>
        Assert.DoesNotContain("Un texte très long", bots.Process.Output, StringComparison.Ordinal);

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static ByteArrayContent File(int size)
    {
        var content = new ByteArrayContent(new byte[size]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "c4.pdf" };
        return content;
    }

    private static StringContent Part(string text, string type) => new(text, new UTF8Encoding(false), type);
}
