using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Article60.Host;

/// <summary>The command <c>teams-package</c>: fills the manifest of the Teams app and packs it with its icons and languages.</summary>
public static partial class TeamsPackage
{
    const string Usage = """
        usage: teams-package --app-id ID --host HOST --out FILE
                             [--teams-id ID] [--organisation NAME] [--privacy URL] [--terms URL] [--templates FOLDER]
          --app-id        MicrosoftAppId of the bot registration
          --host          name of the machine that serves the bot, e.g. bot.example.be
          --out           zip to write
          --teams-id      id of the Teams app (default: the app id)
          --organisation  who offers the bot (default: CPAS, 32 characters at most)
          --privacy       page about personal data (default: https://HOST/vie-privee)
          --terms         terms of use (default: https://HOST/conditions)
        """;

    const int LongestOrganisation = 32; // of the manifest schema
    static readonly string[] Files = ["manifest.json", "nl.json", "color.png", "outline.png"];
    static readonly string[] Pages = ["privacy", "terms"];
    static readonly string[] Known = ["app-id", "host", "out", "teams-id", "organisation", .. Pages, "templates"];

    /// <returns>0, or 1 with the reason on the error output.</returns>
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (Options(args) is not { } options || Problem(options) is { } problem && Say(problem)) return Fail();

        var folder = options.GetValueOrDefault("templates") ?? FindTemplates();
        if (folder is null || Array.Exists(Files, file => !File.Exists(Path.Combine(folder, file))))
            return Fail($"The templates ({string.Join(", ", Files)}) were not found; name their folder with --templates.");

        try
        {
            var manifest = Fill(File.ReadAllText(Path.Combine(folder, Files[0])), options);
            using (JsonDocument.Parse(manifest)) { } // never pack what Teams could not read
            Write(options["out"], folder, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return Fail(failure.Message);
        }

        Console.WriteLine(options["out"]);
        return 0;
    }

    static string Fill(string template, Dictionary<string, string> options)
    {
        var host = options["host"];
        var values = new Dictionary<string, string>
        {
            ["APP_ID"] = options["app-id"],
            ["TEAMS_APP_ID"] = options.GetValueOrDefault("teams-id", options["app-id"]),
            ["HOST"] = host,
            ["ORGANISATION"] = options.GetValueOrDefault("organisation", "CPAS"),
            ["PRIVACY_URL"] = options.GetValueOrDefault("privacy", $"https://{host}/vie-privee"),
            ["TERMS_URL"] = options.GetValueOrDefault("terms", $"https://{host}/conditions"),
        };
        return Hole().Replace(template, hole => JsonEncodedText.Encode(values[hole.Groups["name"].Value]).ToString());
    }

    static void Write(string path, string folder, string manifest)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } target) Directory.CreateDirectory(target);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var file in Files)
        {
            using var entry = zip.CreateEntry(file, CompressionLevel.Optimal).Open();
            if (file == Files[0]) entry.Write(System.Text.Encoding.UTF8.GetBytes(manifest));
            else entry.Write(File.ReadAllBytes(Path.Combine(folder, file)));
        }
    }

    /// <summary>Name and value pairs, or null when an argument is not one of ours.</summary>
    static Dictionary<string, string>? Options(string[] args)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length || !Known.Contains(args[i][2..])) return null;
            options[args[i][2..]] = args[i + 1];
        }

        return Known.Take(3).All(options.ContainsKey) ? options : null;
    }

    static string? Problem(Dictionary<string, string> options) =>
        !Guid.TryParseExact(options["app-id"], "D", out _) ? "--app-id is not an id like 00000000-0000-0000-0000-000000000000."
        : options.TryGetValue("teams-id", out var id) && !Guid.TryParseExact(id, "D", out _) ? "--teams-id is not an id like 00000000-0000-0000-0000-000000000000."
        : Uri.CheckHostName(options["host"]) != UriHostNameType.Dns ? "--host is the name of a machine, without https:// and path."
        : options.GetValueOrDefault("organisation", "").Length > LongestOrganisation ? "--organisation is longer than 32 characters."
        : Addresses(options).Any(url => !Uri.TryCreate(url, UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps) ? "--privacy and --terms must be https addresses."
        : null;

    static IEnumerable<string> Addresses(Dictionary<string, string> options) =>
        Pages.Where(options.ContainsKey).Select(name => options[name]);

    /// <summary>Beside the program when it was published, else in the repository around the working folder.</summary>
    static string? FindTemplates()
    {
        var inside = Path.Combine("deploymentTemplates", "teams");
        foreach (var start in (string[])[AppContext.BaseDirectory, Directory.GetCurrentDirectory()])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (Path.Combine(folder.FullName, inside) is var here && Directory.Exists(here)) return here;
            }
        }

        return null;
    }

    static bool Say(string problem)
    {
        Console.Error.WriteLine(problem);
        return true;
    }

    static int Fail(string? reason = null)
    {
        Console.Error.WriteLine(reason ?? Usage);
        return 1;
    }

    [GeneratedRegex(@"\{\{(?<name>[A-Z_]+)\}\}")]
    private static partial Regex Hole();
}
