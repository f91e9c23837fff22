using Article60.Knowledge;

namespace Article60.Tests.Pages;

public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)> b")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    public void Html_is_shown_and_not_obeyed(string markdown)
    {
        var html = MarkdownHtml.Render(markdown);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a ", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    [InlineData("[x](//evil.example/x)")]
    [InlineData("![x](https://evil.example/x.png)")]
    public void Links_lead_to_the_web_to_mail_to_a_phone_or_to_our_own_pages_only(string markdown)
    {
        var html = MarkdownHtml.Render(markdown);
        Assert.DoesNotContain("script:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("data:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"//", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_gives_nothing_away_to_where_it_leads() =>
        Assert.Equal("<p><a href=\"https://example.org/a\" rel=\"noopener noreferrer\">x</a></p>", MarkdownHtml.Render("[x](https://example.org/a)").Trim());
}
