using System.Security.Cryptography;
using Article60.Dialogue;
using Microsoft.AspNetCore.DataProtection;

namespace Article60.Host.Desk;

/// <summary>What the counter remembers of one visitor, sealed inside the page itself: "visiteur suivant" wipes it, because it is nowhere else.</summary>
internal sealed class CounterState(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Article60.Desk.Counter").ToTimeLimitedDataProtector();

    public string Seal(Conversation now) => _seal.Protect(now.ToJson(), Life);

    /// <summary>A fresh conversation when the seal is absent, broken or too old.</summary>
    public Conversation Open(string? sealedState)
    {
        if (string.IsNullOrEmpty(sealedState)) return Conversation.New;
        try { return Conversation.FromJson(_seal.Unprotect(sealedState)); }
        catch (CryptographicException) { return Conversation.New; }
    }
}
