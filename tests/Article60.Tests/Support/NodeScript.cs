using System.Collections.Concurrent;
using System.Diagnostics;

namespace Article60.Tests.Support;

/// <summary>Runs a script of <c>tests/clients</c> on Node; installs the packages of its lock file first, once per folder.</summary>
internal static class NodeScript
{
    static readonly ConcurrentDictionary<string, Lazy<Task>> Installed = new();

    /// <summary>What the script printed; fails the test with its errors when it ends with another code than 0.</summary>
    public static async Task<string> RunAsync(string folder, string script, string input, params string[] arguments)
    {
        var node = Need.Node();
        var path = Path.Combine(Repository.Root, "tests", "clients", folder);
        await Installed.GetOrAdd(path, _ => new Lazy<Task>(() => InstallAsync(path))).Value;
        return await ExecuteAsync(path, node, input, [script, .. arguments]);
    }

    /// <summary>Path of a file of an installed package, e.g. <c>axe-core/axe.min.js</c>.</summary>
    public static async Task<string> ModuleAsync(string folder, string file)
    {
        Need.Node();
        var path = Path.Combine(Repository.Root, "tests", "clients", folder);
        await Installed.GetOrAdd(path, _ => new Lazy<Task>(() => InstallAsync(path))).Value;
        return Path.Combine(path, "node_modules", file);
    }

    static async Task InstallAsync(string path)
    {
        var marker = Path.Combine(path, "node_modules", ".package-lock.json");
        var locked = Path.Combine(path, "package-lock.json");
        if (File.Exists(marker) && File.GetLastWriteTimeUtc(marker) >= File.GetLastWriteTimeUtc(locked)) return;

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        await ExecuteAsync(path, npm, "", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    }

    static async Task<string> ExecuteAsync(string folder, string program, string input, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await errors}\n{await output}");
        return await output;
    }
}
