using System.Buffers;
using System.Text.Json;

namespace Article60.Protocol.Channels;

/// <summary>A saved activity as the body of a call, without building it anew: what <see cref="WireReply"/> takes away is left out of the text.</summary>
public static class WireBody
{
    /// <param name="utf8">What <c>ProtocolJson.Write</c> wrote.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> utf8)
    {
        var body = new ArrayBufferWriter<byte>(utf8.Length);
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        body.Write("{"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var leftOut = reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("timestamp"u8) || reader.ValueTextEquals("serviceUrl"u8) || reader.ValueTextEquals("callerId"u8);
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            reader.Skip();
            if (leftOut) continue;

            if (body.WrittenCount > 1) body.Write(","u8);
            body.Write(utf8[start..(int)reader.BytesConsumed]);
        }

        body.Write("}"u8);
        return body.WrittenMemory;
    }
}
