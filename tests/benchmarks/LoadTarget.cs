using System.Diagnostics;

namespace Article60.Benchmarks;

/// <summary>A bot under load, in a process of its own.</summary>
internal sealed class LoadTarget : IAsyncDisposable
{
    readonly Process _process;

    LoadTarget(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Resident bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time used so far: comparable also on a machine that does other things.</summary>
    public TimeSpan Work
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<LoadTarget> StartBotAsync(string folder, LoadChannel channel) => StartAsync(
        "dotnet", Path.Combine(AppContext.BaseDirectory, "Article60.Host.dll"), folder, "Article60Bot: ", new()
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Storage__Folder"] = folder,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppId"] = LoadChannel.AppId,
            ["MicrosoftAppPassword"] = "secret",
            ["MicrosoftAppTenantId"] = "99999999-8888-7777-6666-555555555555",
            ["ToBotFromChannelOpenIdMetadataUrl"] = channel.Url + "/openid",
            ["ToChannelFromBotLoginUrl"] = channel.Url + "/login/{0}",
            ["AllowInsecureLoopback"] = "true",
        });

    public static Task<LoadTarget> StartEchoAsync(string folder, LoadChannel channel) => StartAsync(
        "node", Path.Combine(Path.GetFullPath(folder), "index.mjs"), folder, "EchoBot: ", new()
        {
            ["NODE_ENV"] = "production",
            ["APP_ID"] = LoadChannel.AppId,
            ["METADATA"] = channel.Url + "/openid",
        });

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static async Task<LoadTarget> StartAsync(string program, string script, string folder, string announcement, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, [script]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(announcement, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new LoadTarget(process, line[announcement.Length..].TrimEnd('/'));
        }

        throw new InvalidOperationException($"{program} {script} did not start.");
    }
}
