using System.Text;
using System.Text.Encodings.Web;

namespace Article60.Protocol.Activities;

/// <summary>
/// Escapes what JSON requires and nothing else. The relaxed encoder of the platform still writes every emoji as two
/// escapes. The output is sent as JSON and never put into HTML.
/// </summary>
internal sealed class ReadableEncoder : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar <= char.MaxValue && Relaxed.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var at = 0; at < textLength; at += 2)
        {
            var found = Relaxed.FindFirstCharacterToEncode(text + at, textLength - at);
            if (found < 0) return -1;
            at += found;
            if (at + 1 >= textLength || !char.IsSurrogatePair(text[at], text[at + 1])) return at;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (WillEncode(unicodeScalar)) return Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        return new Rune(unicodeScalar).TryEncodeToUtf16(new Span<char>(buffer, bufferLength), out numberOfCharactersWritten);
    }
}
