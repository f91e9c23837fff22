using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Article60.Tests.Support;

/// <summary>The whole bot as a process of its own, as an administrator would start it: settings from the environment, data in a folder.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    const string Announcement = "Article60Bot: http";
    /// <summary>Generous: the machine that tests may be busy with everything else.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    readonly Process _process;
    readonly ConcurrentQueue<string> _output = new();
    readonly TaskCompletionSource<string> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    BotProcess(Process process) => _process = process;

    public string Url { get; private set; } = "";

    /// <summary>Everything it wrote so far: log and errors.</summary>
    public string Output => string.Join('\n', _output);

    public bool Lives => !_process.HasExited;

    /// <summary>Resident memory in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it on a free port and waits until it answers; throws with its output when it refuses to start.</summary>
    public static async Task<BotProcess> StartAsync(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        var bot = new BotProcess(new Process { StartInfo = StartInfo(dataFolder, settings) });
        bot.Begin();
        var first = await Task.WhenAny(bot._url.Task, bot._process.WaitForExitAsync(), Task.Delay(Patience));
        if (first != bot._url.Task)
        {
            await bot.DisposeAsync();
            throw new InvalidOperationException("The bot did not start:\n" + bot.Output);
        }

        bot.Url = await bot._url.Task;
        return bot;
    }

    /// <summary>Starts it where it should refuse, and gives the exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RefuseAsync(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        await using var bot = new BotProcess(new Process { StartInfo = StartInfo(dataFolder, settings) });
        bot.Begin();
        var first = await Task.WhenAny(bot._url.Task, bot._process.WaitForExitAsync(), Task.Delay(Patience));
        if (first == bot._url.Task) return (0, bot.Output);

        await bot._process.WaitForExitAsync();
        return (bot._process.ExitCode, bot.Output);
    }

    /// <summary>As a power cut would: no shutdown, no flush.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    void Begin()
    {
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    void Take(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal)) _url.TrySetResult(line["Article60Bot: ".Length..].TrimEnd('/'));
    }

    static ProcessStartInfo StartInfo(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Article60.Host.dll"));
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Storage__Folder"] = dataFolder;
        start.Environment["DOTNET_gcServer"] = 0.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }
}
