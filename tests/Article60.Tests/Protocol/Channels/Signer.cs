using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Tests.Protocol.Channels;

/// <summary>An issuer's signing keys and the tokens made with them, honest and forged.</summary>
public sealed class Signer(string keyId, string[] endorsements)
{
    readonly Dictionary<string, (RSA Key, string[] Endorsements)> _published = new() { [keyId] = (RSA.Create(2048), endorsements) };

    public string KeyId => keyId;
    public RSA Key => _published[keyId].Key;

    public void Publish(string id, RSA key, string[] endorsed) { lock (_published) _published[id] = (key, endorsed); }

    public string KeySet()
    {
        lock (_published)
        {
            var keys = new JsonArray();
            foreach (var (id, (key, endorsed)) in _published)
            {
                var open = key.ExportParameters(false);
                var jwk = new JsonObject
                {
                    ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["x5t"] = id,
                    ["n"] = Base64UrlEncoder.Encode(open.Modulus), ["e"] = Base64UrlEncoder.Encode(open.Exponent),
                };
                if (endorsed.Length > 0) jwk["endorsements"] = new JsonArray([.. endorsed.Select(one => (JsonNode)one)]);
                keys.Add(jwk);
            }

            return new JsonObject { ["keys"] = keys }.ToJsonString();
        }
    }

    public string Sign(JsonObject claims, string? kid = null, RSA? with = null, JsonObject? moreHeader = null)
    {
        var head = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = kid ?? keyId, ["x5t"] = kid ?? keyId };
        foreach (var (name, value) in moreHeader ?? []) head[name] = value?.DeepClone();
        var signed = Part(head) + "." + Part(claims);
        var signature = (with ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return signed + "." + Base64UrlEncoder.Encode(signature);
    }

    /// <summary>A token without a proper signature: header and third part as given.</summary>
    public static string Forged(JsonObject header, JsonObject claims, string third) => $"{Part(header)}.{Part(claims)}.{third}";

    /// <summary>HS256 with a public text as the secret: the classic confusion of algorithms.</summary>
    public string SignedWithPublicKey(JsonObject claims)
    {
        var signed = Part(new JsonObject { ["typ"] = "JWT", ["alg"] = "HS256", ["kid"] = keyId }) + "." + Part(claims);
        return signed + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed)));
    }

    static string Part(JsonObject json) => Base64UrlEncoder.Encode(json.ToJsonString());
}
