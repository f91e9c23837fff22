using System.Diagnostics;

namespace Article60.Benchmarks;

/// <summary>The built bot as a process of its own, with a database of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("article60-").FullName;

    /// <param name="program">Article60.Host.dll, published or beside the benchmarks.</param>
    public HostProcess(string? program = null)
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [program ?? Path.Combine(AppContext.BaseDirectory, "Article60.Host.dll")])
        {
            RedirectStandardOutput = true, WorkingDirectory = _folder,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Storage__Folder"] = _folder;
        start.Environment["DirectLine__RateLimitPerMinute"] = "0";
        start.Environment["DirectLine__Secrets__0"] = Secret;
        start.Environment["Logging__LogLevel__Default"] = "Error";
        _process = Process.Start(start)!;
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith("Article60Bot: http", StringComparison.Ordinal)) continue;
            Url = line["Article60Bot: ".Length..].TrimEnd('/');
            break;
        }

        if (Url.Length == 0) throw new InvalidOperationException("The bot did not start.");
        Listening = Stopwatch.GetElapsedTime(started);
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public const string Secret = "a-secret-for-benchmarks-0123456789-abcdef";

    public string Url { get; } = "";

    /// <summary>From process start to the open port.</summary>
    public TimeSpan Listening { get; }

    /// <summary>Resident memory in MB.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
