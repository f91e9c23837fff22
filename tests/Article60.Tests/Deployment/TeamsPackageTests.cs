using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Article60.Host;
using Article60.Tests.Support;

namespace Article60.Tests.Deployment;

public sealed class TeamsPackageTests : IDisposable
{
    const string AppId = "11111111-2222-3333-4444-555555555555";
    readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Build(params string[] more)
    {
        var zip = _folder.File("app.zip");
        Assert.Equal(0, TeamsPackage.Run(["--app-id", AppId, "--host", "bot.example.be", "--out", zip, "--organisation", "CPAS d'\"Ici\"", .. more]));
        ZipFile.ExtractToDirectory(zip, _folder.Path);
        return _folder.Path;
    }

    JsonObject Manifest() => JsonNode.Parse(File.ReadAllText(_folder.File("manifest.json")))!.AsObject();

    [Fact]
    public void The_package_holds_the_filled_manifest_both_icons_and_the_dutch_words_at_its_root()
    {
        Build();

        Assert.Equal(["app.zip", "color.png", "manifest.json", "nl.json", "outline.png"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var manifest = Manifest();
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(AppId, manifest["bots"]![0]!["botId"]!.ToString());
        Assert.Equal(["bot.example.be"], manifest["validDomains"]!.AsArray().Select(domain => domain!.ToString()));
        Assert.Equal("CPAS d'\"Ici\"", manifest["developer"]!["name"]!.ToString());
        Assert.Equal(["personal", "team"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => scope!.ToString()));
        Assert.Equal("fr", manifest["localizationInfo"]!["defaultLanguageTag"]!.ToString());
        Assert.Contains("Bonjour", Commands(manifest));
        Assert.Contains("Aide", Commands(manifest));
        Assert.Equal("https://bot.example.be/vie-privee", manifest["developer"]!["privacyUrl"]!.ToString());
        Assert.Equal("https://bot.example.be/conditions", manifest["developer"]!["termsOfUseUrl"]!.ToString());
    }

    [Fact]
    public void Every_command_has_its_dutch_words()
    {
        Build();
        var dutch = JsonNode.Parse(File.ReadAllText(_folder.File("nl.json")))!.AsObject();
        var lists = Manifest()["bots"]![0]!["commandLists"]!.AsArray();

        var expected = lists.SelectMany((list, l) => list!["commands"]!.AsArray().SelectMany((_, c) =>
            new[] { $"bots[0].commandLists[{l}].commands[{c}].title", $"bots[0].commandLists[{l}].commands[{c}].description" }));
        Assert.All(expected, key => Assert.True(dutch.ContainsKey(key), key));
    }

    [Fact]
    public async Task The_manifest_is_valid_against_the_published_schema()
    {
        Need.Node();
        Build();
        Assert.Empty(await NodeScript.RunAsync("channel", "manifest.mjs", "", _folder.File("manifest.json"), _folder.File("nl.json")));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_that_teams_asks_for(string name, int size)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "deploymentTemplates", "teams", name));

        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    [Theory]
    [InlineData("--app-id", "not-an-id")]
    [InlineData("--host", "https://bot.example.be/")]
    [InlineData("--privacy", "http://bot.example.be/privacy")]
    [InlineData("--unknown", "x")]
    public void A_wrong_argument_packs_nothing(string name, string value)
    {
        var options = new Dictionary<string, string> { ["--app-id"] = AppId, ["--host"] = "bot.example.be", ["--out"] = _folder.File("none.zip"), [name] = value };

        Assert.Equal(1, TeamsPackage.Run([.. options.SelectMany(option => new[] { option.Key, option.Value })]));
        Assert.False(File.Exists(_folder.File("none.zip")));
    }

    static IEnumerable<string> Commands(JsonObject manifest) => manifest["bots"]![0]!["commandLists"]!.AsArray()
        .SelectMany(list => list!["commands"]!.AsArray()).Select(command => command!["title"]!.ToString());
}
