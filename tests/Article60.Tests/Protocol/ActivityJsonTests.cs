using System.Text;
using Article60.Protocol.Activities;

namespace Article60.Tests.Protocol;

public sealed class ActivityJsonTests
{
    [Theory]
    [InlineData("""{"type":"message","text":"é 😀 <b>&","channelData":{"n":1.50,"big":12345678901234567890,"a":[null,true]},"unknown":{"x":"é😀"}}""")]
    [InlineData("""{"type":"x","from":{"id":"a","extra":1},"attachments":[{"contentType":"a/b","content":{"k":[1.0]},"thumbnailUrl":"u"}]}""")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[{"type":"imBack","title":"t","value":"v","image":"i"}]},"entities":["odd",5]}""")]
    public void What_we_do_not_know_travels_untouched_and_readable(string json)
    {
        Assert.True(ProtocolJson.TryRead(Encoding.UTF8.GetBytes(json), out var activity));

        Assert.Equal(json, ProtocolJson.Write(activity));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":{"x":"\udc00"}}""")]
    [InlineData("""{"type":"message","unknown":"\ud800"}""")]
    [InlineData("""{"type":["message"]}""")]
    [InlineData("null")]
    public void What_could_not_be_written_again_is_refused_at_the_door(string json) =>
        Assert.False(ProtocolJson.TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("\"\\\u0001\u007f\u2028\ud800x\udc00")]
    [InlineData("😀😀é\"😀")]
    public void Whatever_the_text_the_output_is_valid_json(string text)
    {
        var written = ProtocolJson.Write(new Activity { Text = text });

        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), ProtocolJson.Read(written).Text);
    }
}
