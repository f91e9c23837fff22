using System.Diagnostics;
using System.Text.RegularExpressions;
using Article60.Tests.Support;

namespace Article60.Tests.Deployment;

/// <summary>The container and the systemd unit name things that exist. Neither is run here.</summary>
public sealed partial class ServerFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploymentTemplates");
    private static readonly string Docker = File.ReadAllText(Path.Combine(Folder, "Dockerfile"));
    private static readonly string Unit = File.ReadAllText(Path.Combine(Folder, "article60bot.service"));
    private static readonly string Compose = File.ReadAllText(Path.Combine(Folder, "compose.yaml"));
    private const string Program = "Article60.Host.dll";

    [Fact]
    public void The_container_is_built_from_projects_and_folders_that_exist_and_starts_what_was_published()
    {
        var published = Published().Match(Docker).Groups["project"].Value;
        Assert.Equal(Path.GetFileNameWithoutExtension(Program), Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, published), "*.csproj"))));
        Assert.Contains($"\"{Program}\"", Docker, StringComparison.Ordinal);

        var stages = Stage().Matches(Docker).Select(match => match.Groups["name"].Value).ToList();
        foreach (Match copy in Copy().Matches(Docker))
        {
            if (copy.Groups["stage"] is { Success: true, Value: var stage }) Assert.Contains(stage, stages);
            else Assert.True(Path.Exists(Path.Combine(Repository.Root, copy.Groups["from"].Value)), copy.Value);
        }
    }

    [Fact]
    public void The_container_leaves_out_nothing_that_publishing_needs()
    {
        var left = File.ReadAllLines(Path.Combine(Folder, "Dockerfile.dockerignore")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        foreach (var needed in new[] { "bot", "knowledge", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".editorconfig" })
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, needed)), needed);
            Assert.DoesNotContain(needed, left);
            var files = Directory.Exists(Path.Combine(Repository.Root, needed)) ? Directory.EnumerateFiles(Path.Combine(Repository.Root, needed), "*", SearchOption.AllDirectories) : [Path.Combine(Repository.Root, needed)];
            var sources = files.Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Where(file => !Made().IsMatch(file)).ToList();
            Assert.NotEmpty(sources);
            Assert.DoesNotContain(sources, file => LeftOut(left, file));
        }
    }

    [Theory]
    [InlineData("bot/**", true)]
    [InlineData("**/*.cs", true)]
    [InlineData("*", true)]
    [InlineData("bot/Host/?rogram.cs", true)]
    [InlineData("**/Host", true)]
    [InlineData("*.cs", false)]
    [InlineData("Host", false)]
    [InlineData("bot/Host/Program", false)]
    public void A_pattern_leaves_out_what_a_container_build_would(string pattern, bool leftOut) => Assert.Equal(leftOut, LeftOut([pattern], "bot/Host/Program.cs"));

    /// <summary>As the container's builder reads its list: from the root, a folder with all that is in it, the last line that fits decides.</summary>
    private static bool LeftOut(IEnumerable<string> patterns, string file) => patterns.LastOrDefault(pattern => Pattern(pattern.TrimStart('!')).IsMatch(file)) is { } last && last[0] != '!';

    private static Regex Pattern(string pattern) => new(
        "^" + Regex.Escape(pattern.Trim('/')).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal) + "(/.*)?$");

    /// <summary>What building, running and fetching put there.</summary>
    [GeneratedRegex("(^|/)(bin|obj|node_modules|data)/|/wwwroot/webchat/")]
    private static partial Regex Made();

    [Fact]
    public void The_unit_starts_what_its_head_tells_to_publish_and_keeps_data_where_it_may_write()
    {
        var into = Published().Match(Unit).Groups["folder"].Value;
        Assert.Contains($"ExecStart=/usr/bin/dotnet {into}/{Program}\n", Unit, StringComparison.Ordinal);
        Assert.Contains($"WorkingDirectory={into}\n", Unit, StringComparison.Ordinal);
        var state = Line("StateDirectory").Match(Unit).Groups["value"].Value;
        Assert.Contains($"Environment=Storage__Folder=/var/lib/{state}\n", Unit, StringComparison.Ordinal);
        Assert.Equal(["Install", "Service", "Unit"], Section().Matches(Unit).Select(match => match.Groups["name"].Value).Order());
    }

    [Fact]
    public void Composing_uses_the_container_and_its_port_and_its_data_folder()
    {
        var dockerfile = Line("dockerfile", ": ").Match(Compose).Groups["value"].Value;
        Assert.True(File.Exists(Path.Combine(Repository.Root, dockerfile)), dockerfile);
        var port = Line("EXPOSE", " ").Match(Docker).Groups["value"].Value;
        Assert.Contains($":{port}\"", Compose, StringComparison.Ordinal);
        Assert.Contains($"ASPNETCORE_URLS=http://+:{port}", Docker, StringComparison.Ordinal);
        Assert.Contains($"data:{Line("VOLUME", " ").Match(Docker).Groups["value"].Value}\n", Compose, StringComparison.Ordinal);
    }

    /// <summary>Where the tool is there, it has the last word: it knows every key of a unit.</summary>
    [Fact]
    public async Task The_unit_is_understood_by_systemd()
    {
        Assert.DoesNotContain("\t", Unit, StringComparison.Ordinal);
        Assert.All(Unit.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"^(#.*|\[\w+\]|\w+=.*)$", line));
        if (!File.Exists("/usr/bin/systemd-analyze")) return;

        using var folder = new TestFolder();
        // The program of the unit is not installed on a machine that tests.
        var copy = folder.File("article60bot.service");
        await File.WriteAllTextAsync(copy, Unit.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal));
        using var verify = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", copy]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await verify.StandardError.ReadToEndAsync();
        await verify.WaitForExitAsync();
        Assert.True(verify.ExitCode == 0 && !said.Contains("article60bot.service:", StringComparison.Ordinal), said);
    }

    private static Regex Line(string key, string sign = "=") => new($"^ *{key}{sign}(?<value>.+)$", RegexOptions.Multiline);

    [GeneratedRegex(@"dotnet publish (?<project>\S+) .*-o (?<folder>\S+)")]
    private static partial Regex Published();

    [GeneratedRegex(@"^FROM \S+ AS (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Stage();

    [GeneratedRegex(@"^COPY (--from=(?<stage>\w+) )?(?<from>\S+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^\[(?<name>\w+)\]$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
