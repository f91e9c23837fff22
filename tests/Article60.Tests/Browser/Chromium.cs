using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Browser;

/// <summary>The Chromium of the machine: without a window, and without calls of its own to anywhere.</summary>
internal static class Chromium
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Need.Chromium(), Args = Flags, Headless = true });
}
