using System.Text;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>The quick way to send a saved activity gives what the slow one gives.</summary>
public sealed class WireBodyTests
{
    public static TheoryData<string> Saved => new(
        """{"type":"message","id":"1","timestamp":"t","serviceUrl":"https://x/","channelId":"msteams","from":{"id":"b","name":"é😀"},"conversation":{"id":"a:1","tenantId":"t"},"replyToId":"9","text":"a \"id\" {}","callerId":"urn:x"}""",
        """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"id":"kept","serviceUrl":"kept","body":[{"id":"in"}]}}],"channelData":{"id":"kept","n":1.50}}""",
        """{"id":"1"}""", """{"callerId":"x","type":"typing"}""", """{"type":"event","value":{"timestamp":[1,{"id":2}]},"unknown":{"callerId":1}}""");

    [Theory, Statement("OUT-12"), MemberData(nameof(Saved))]
    public void The_body_lacks_the_fields_of_the_channel_and_nothing_else(string json)
    {
        var slow = ProtocolJson.Write(WireReply.Of(ProtocolJson.Read(json)));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(slow), JsonNode.Parse(Encoding.UTF8.GetString(WireBody.Of(Encoding.UTF8.GetBytes(json)).Span))));
    }

    [Theory, MemberData(nameof(Saved))]
    public void The_head_says_where_it_goes_as_the_whole_does(string json)
    {
        var (head, whole) = (ActivityHead.Read(Encoding.UTF8.GetBytes(json)), ProtocolJson.Read(json));

        Assert.Equal((whole.Type, whole.ServiceUrl, whole.ChannelId, whole.CallerId, whole.ReplyToId), (head.Type, head.ServiceUrl, head.ChannelId, head.CallerId, head.ReplyToId));
        Assert.Equal((whole.Conversation?.Id, whole.From?.Name, whole.Recipient?.Id), (head.Conversation?.Id, head.From?.Name, head.Recipient?.Id));
        Assert.Equal(whole.Attachments?.Select(one => one.ContentType), head.Attachments?.Select(one => one.ContentType));
    }
}
