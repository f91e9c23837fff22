using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

[Collection(nameof(PagesBot))]
public sealed partial class PaperTests(PagesBot bot)
{
    [Fact]
    public async Task Every_receipt_and_the_letter_fit_on_one_sheet_of_A4()
    {
        var chromium = Need.Chromium();
        Assert.Equal(1, await Pages(chromium, $"{bot.Url}/lettre/{await PagesBot.Token(Samples.Resignation)}"));
        foreach (var sample in Samples.All)
            Assert.Equal((sample.Calculator, 1), (sample.Calculator, await Pages(chromium, $"{bot.Url}/recu/{await PagesBot.Token(sample)}")));
    }

    private static async Task<int> Pages(string chromium, string address)
    {
        using var folder = new TestFolder();
        var file = folder.File("page.pdf");
        using var printing = Process.Start(new ProcessStartInfo(chromium)
        {
            ArgumentList = { "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.Path}", "--no-pdf-header-footer", $"--print-to-pdf={file}", address },
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        _ = printing.StandardError.ReadToEndAsync();
        _ = printing.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await printing.WaitForExitAsync(patience.Token);
        var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        Assert.Contains("/MediaBox [0 0 59", pdf, StringComparison.Ordinal);
        return Page().Count(pdf);
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();
}
