using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Article60.Tests.Support;

/// <summary>The real npm clients in <c>tests/clients</c>; installed on first use from the lock file.</summary>
internal static class Clients
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "clients");

    private static readonly Lazy<Task> Installed = new(Install);

    /// <summary>Runs a script and gives the JSON it wrote. Skips the test where Node is missing.</summary>
    public static async Task<JsonObject> Run(string script, string? input, params string[] arguments)
    {
        Need.Node();
        await Installed.Value;
        var (exit, output, errors) = await Start(Need.Node(), input, [Path.Combine(Folder, script), .. arguments]);
        Assert.True(exit == 0, $"{script} {string.Join(' ', arguments.Take(1))} ended with {exit}:\n{errors}\n{output}");
        return JsonNode.Parse(output)!.AsObject();
    }

    /// <summary>A file of an installed package.</summary>
    public static async Task<string> File(string package, string inside)
    {
        Need.Node();
        await Installed.Value;
        return Path.Combine(Folder, "node_modules", package, inside);
    }

    private static async Task Install()
    {
        var stamp = Path.Combine(Folder, "node_modules", ".article60");
        var wanted = await System.IO.File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        if (System.IO.File.Exists(stamp) && await System.IO.File.ReadAllTextAsync(stamp) == wanted) return;

        var (exit, output, errors) = await Start("npm", null, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        Assert.True(exit == 0, $"npm ci failed:\n{errors}\n{output}");
        await System.IO.File.WriteAllTextAsync(stamp, wanted);
    }

    private static async Task<(int Exit, string Output, string Errors)> Start(string program, string? input, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.HasExited ? process.ExitCode : -1, await output, await errors);
    }
}
