using Article60.Protocol.Channels;
using Microsoft.Extensions.Configuration;

namespace Article60.Tests.Protocol.Channels;

public sealed class ChannelSettingsTests
{
    static (ChannelSettings Settings, List<string> Problems) Read(params (string Key, string Value)[] values)
    {
        var problems = new List<string>();
        var from = new ConfigurationBuilder().AddInMemoryCollection(values.Reverse().DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        return (ChannelSettings.Read(from, production: true, problems), problems);
    }

    static (string, string)[] SingleTenant(params (string, string)[] more) =>
        [("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", "id"), ("MicrosoftAppPassword", "p"), ("MicrosoftAppTenantId", "t"), .. more];

    [Fact]
    public void Nothing_configured_is_a_bot_without_azure()
    {
        var (settings, problems) = Read();
        Assert.Empty(problems);
        Assert.False(settings.AuthenticationOn);
        Assert.Equal(1_048_576, settings.MaxMessageBytes);
    }

    [Fact]
    public void One_key_that_is_set_leaves_the_defaults_of_the_others()
    {
        var (settings, problems) = Read(SingleTenant(("ToBotFromChannelTokenIssuer", "https://issuer.example")));
        Assert.Empty(problems);
        Assert.Equal("https://issuer.example", settings.ChannelIssuer);
        Assert.Equal("https://api.botframework.com", settings.OAuthScope);
        Assert.Equal("https://login.microsoftonline.com/t/oauth2/v2.0/token", settings.TokenUrl);
    }

    [Fact]
    public void The_old_name_of_the_metadata_key_still_works() =>
        Assert.Equal("https://keys.example/", Read(SingleTenant(("BotOpenIdMetadata", "https://keys.example/"))).Settings.ChannelMetadataUrl);

    [Fact]
    public void The_government_cloud_brings_its_own_addresses()
    {
        var (settings, problems) = Read(("ChannelService", "https://botframework.azure.us"), ("MicrosoftAppId", "id"), ("MicrosoftAppPassword", "p"));
        Assert.Empty(problems);
        Assert.Equal("https://api.botframework.us", settings.ChannelIssuer);
        Assert.Equal("https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token", settings.TokenUrl);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "Whatever")]
    [InlineData("MicrosoftAppType", "7")]
    [InlineData("MicrosoftAppType", "UserAssignedMSI")]
    [InlineData("ChannelService", "https://example.com")]
    [InlineData("AllowInsecureLoopback", "perhaps")]
    [InlineData("Messages:MaxBytes", "-1")]
    [InlineData("Messages:MaxBytes", "1 MB")]
    [InlineData("AllowedCallers:0", "*")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://login.example/openid")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://127.0.0.1/openid")]
    [InlineData("ToChannelFromBotLoginUrl", "not an address")]
    [InlineData("ToChannelFromBotLoginUrl", "https://user:secret@login.example/{0}")]
    public void A_wrong_value_is_named_with_its_key(string key, string value)
    {
        var problem = Assert.Single(Read(SingleTenant((key, value))).Problems);
        Assert.StartsWith(key.Split(":0")[0], problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://smba.example/emea/", true, true)]
    [InlineData("https://smba.example/emea", true, true)]
    [InlineData("http://smba.example/", true, false)]
    [InlineData("http://127.0.0.1:5000/", true, true)]
    [InlineData("http://127.0.0.1:5000/", false, false)]
    [InlineData("http://localhost.evil.example/", true, false)]
    [InlineData("https://user@smba.example/", true, false)]
    [InlineData("https://smba.example/?q=1", true, false)]
    [InlineData("ftp://smba.example/", true, false)]
    [InlineData("/relative", true, false)]
    [InlineData("", true, false)]
    public void Only_safe_addresses_are_answered(string url, bool insecureLoopback, bool trusted)
    {
        var answer = new TrustedServiceUrls(new ChannelSettings { AppId = "id", AllowInsecureLoopback = insecureLoopback }).Base(url);
        Assert.Equal(trusted, answer is not null);
        if (answer is not null) Assert.EndsWith("/", answer.AbsoluteUri, StringComparison.Ordinal);
    }
}
