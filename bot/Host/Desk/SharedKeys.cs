using System.Xml.Linq;
using Article60.Host.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Article60.Host.Desk;

/// <summary>The keys that seal sessions and forms, in the database: every host on it opens what another has sealed, and a host whose folder is new opens what it sealed before.</summary>
internal sealed class SharedKeys(Store store) : IXmlRepository
{
    private const string Beginning = "data-protection/";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.KeysUnder(Beginning, CancellationToken.None).GetAwaiter().GetResult().Select(text => XElement.Parse(text))];

    /// <param name="element">A key, or the revocation of one.</param>
    /// <param name="friendlyName">Given once: each key has its own.</param>
    public void StoreElement(XElement element, string friendlyName) =>
        store.KeyOnce(Beginning + friendlyName, () => element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
