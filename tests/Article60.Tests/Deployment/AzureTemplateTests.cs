using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Article60.Protocol.Channels;
using Article60.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Article60.Tests.Deployment;

/// <summary>What can be known offline: the template was compiled from its source, is well formed, and sets what the bot reads.</summary>
public sealed partial class AzureTemplateTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "deploymentTemplates", "azure");
    static readonly JsonObject Template = Read("azuredeploy.json");
    static readonly string Bicep = File.ReadAllText(Path.Combine(Folder, "main.bicep"));

    static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    static IEnumerable<string> Resources(JsonObject template) =>
        template["resources"]!.AsArray().Select(resource => $"{resource!["type"]}@{resource["apiVersion"]}");

    [Fact]
    public void Both_languages_describe_the_same_resources_parameters_and_outputs()
    {
        Assert.Equal(Resources(Template).Order(), ResourceLine().Matches(Bicep).Select(match => match.Groups["type"].Value).Order());
        Assert.Equal(Template["parameters"]!.AsObject().Select(field => field.Key), ParameterLine().Matches(Bicep).Select(match => match.Groups["name"].Value));
        Assert.Equal(Template["outputs"]!.AsObject().Select(field => field.Key), OutputLine().Matches(Bicep).Select(match => match.Groups["name"].Value));
    }

    [Fact]
    public void The_template_is_what_the_compiler_made_of_the_source()
    {
        var noted = File.ReadAllLines(Path.Combine(Folder, "compiled.sha256")).Select(line => line.Split("  ")).ToDictionary(part => part[1], part => part[0]);

        Assert.Equal(["azuredeploy.json", "main.bicep"], noted.Keys.Order());
        Assert.Equal("bicep", Template["metadata"]!["_generator"]!["name"]!.ToString());
        Assert.All(noted, file => Assert.Equal(file.Value, Hash(file.Key)));

        static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n"))));
    }

    [Theory]
    [InlineData("parameters.json")]
    [InlineData("parameters.single-tenant.json")]
    public void A_parameters_file_names_only_parameters_of_the_template_and_holds_no_secret(string file)
    {
        var known = Template["parameters"]!.AsObject();
        var given = Read(file)["parameters"]!.AsObject();

        Assert.All(given, parameter => Assert.True(known.ContainsKey(parameter.Key), parameter.Key));
        Assert.All(given, parameter => Assert.NotEqual("securestring", known[parameter.Key]!["type"]!.ToString()));
        Assert.All(known.Where(parameter => parameter.Value!["defaultValue"] is null), parameter => Assert.True(given.ContainsKey(parameter.Key), parameter.Key));
        if (known["botType"]!["allowedValues"] is JsonArray allowed)
            Assert.Contains(given["botType"]!["value"]!.ToString(), allowed.Select(value => value!.ToString()));
    }

    [Fact]
    public void Every_expression_names_things_that_exist()
    {
        var text = Template.ToJsonString();
        Assert.All(Parameters().Matches(text), match => Assert.True(Template["parameters"]!.AsObject().ContainsKey(match.Groups["name"].Value), match.Value));
        Assert.All(Variables().Matches(text), match => Assert.True(Template["variables"]!.AsObject().ContainsKey(match.Groups["name"].Value), match.Value));
        Assert.All(Strings(Template).Where(value => value.StartsWith('[')), value =>
        {
            Assert.EndsWith("]", value, StringComparison.Ordinal);
            Assert.Equal(value.Count(c => c == '('), value.Count(c => c == ')'));
            Assert.True(value.Count(c => c == '\'') % 2 == 0, value);
        });
    }

    [Fact]
    public void The_web_app_gets_the_settings_that_the_bot_reads()
    {
        var settings = Template["resources"]!.AsArray().Single(resource => resource!["type"]!.ToString() == "Microsoft.Web/sites/config")!["properties"]!.AsObject();
        Assert.All(settings, setting => Assert.Contains($"{setting.Key}:", Bicep, StringComparison.Ordinal));

        var problems = new List<string>();
        var read = ChannelSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)Filled(setting.Key)))
                .Append(new("IDENTITY_ENDPOINT", "http://127.0.0.1:41/token")).Append(new("IDENTITY_HEADER", "h"))).Build(), production: true, problems);
        Assert.Empty(problems);
        Assert.Equal(BotIdentity.UserAssignedMSI, read.Identity);
        Assert.NotEmpty(read.AppId);
        Assert.NotEmpty(read.TenantId);
    }

    [Fact]
    public void The_registration_points_at_the_address_that_the_bot_serves()
    {
        var bot = Template["resources"]!.AsArray().Single(resource => resource!["type"]!.ToString() == "Microsoft.BotService/botServices")!;
        Assert.Contains($"https://{{0}}{ChannelServices.MessagesPath}", bot["properties"]!["endpoint"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(ChannelServices.MessagesPath, Bicep, StringComparison.Ordinal);
    }

    static string Filled(string key) => key switch
    {
        "MicrosoftAppType" => "UserAssignedMSI",
        "MicrosoftAppPassword" => "",
        _ => "value",
    };

    static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Strings(field.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex(@"^resource \w+ '(?<type>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex ResourceLine();

    [GeneratedRegex(@"^param (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex OutputLine();

    [GeneratedRegex(@"parameters\('(?<name>\w+)'\)")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"variables\('(?<name>\w+)'\)")]
    private static partial Regex Variables();
}
