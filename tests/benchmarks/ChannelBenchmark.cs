using System.Diagnostics;
using System.Globalization;

namespace Article60.Benchmarks;

/// <summary>
/// Signed message to reply, over HTTP with token validation: this bot, and an echo bot on Microsoft's packages, one after
/// the other under the same load on the same machine. Each user waits for the reply at the connector, then writes again.
/// </summary>
internal static class ChannelBenchmark
{
    static readonly string[] Questions =
    [
        "Bonjour", "Combien gagne-t-on en article 60 ?", "Je suis malade, qui dois-je prévenir ?", "Combien de temps dure le contrat ?",
        "Quels sont les congés ?", "Puis-je démissionner ?", "Qui peut avoir un article 60 ?", "C'est quoi un PIIS ?",
    ];

    /// <param name="arguments">Users (64), seconds (20), and the folder of the echo bot; without folder only this bot is measured.</param>
    public static int Run(string[] arguments)
    {
        var users = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 64;
        var seconds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 20;
        return RunAsync(users, TimeSpan.FromSeconds(seconds), arguments.Length > 2 ? arguments[2] : null).GetAwaiter().GetResult();
    }

    static async Task<int> RunAsync(int users, TimeSpan time, string? echoFolder)
    {
        Console.WriteLine($"{users} users, {time.TotalSeconds:0} s, {Environment.ProcessorCount} cores shared by bot, load and channel");
        var folder = Directory.CreateTempSubdirectory("article60-bench-").FullName;
        var ours = await MeasureAsync("Article60Bot", channel => LoadTarget.StartBotAsync(folder, channel), users, time);
        if (echoFolder is null) return 0;

        var echo = await MeasureAsync("echo bot", channel => LoadTarget.StartEchoAsync(echoFolder, channel), users, time);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"throughput {ours.PerSecond / echo.PerSecond:0.0} times the echo bot's, p99 {ours.P99 / echo.P99:0.00} of its"));
        return 0;
    }

    static async Task<(double PerSecond, double P99)> MeasureAsync(string name, Func<LoadChannel, Task<LoadTarget>> start, int users, TimeSpan time)
    {
        await using var channel = await LoadChannel.StartAsync();
        await using var bot = await start(channel);
        await LoadAsync(channel, bot.Url, users, TimeSpan.FromSeconds(15)); // warm: the compiler has done its work
        var before = bot.Work;
        var (latencies, took) = await LoadAsync(channel, bot.Url, users, time);

        latencies.Sort();
        var perSecond = latencies.Count / took.TotalSeconds;
        var (p50, p99) = (latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {perSecond:0} turns/s, p50 {p50:0.0} ms, p99 {p99:0.0} ms, {latencies.Count} turns, {(bot.Work - before).TotalMilliseconds / latencies.Count:0.00} ms of processor a turn, {bot.Memory / 1e6:0} MB"));
        return (perSecond, p99);
    }

    static async Task<(List<double> Latencies, TimeSpan Took)> LoadAsync(LoadChannel channel, string url, int users, TimeSpan time)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = users });
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, users).Select(user => UserAsync(http, channel, url, user, clock, time)));
        return ([.. all.SelectMany(one => one)], clock.Elapsed);
    }

    static async Task<List<double>> UserAsync(HttpClient http, LoadChannel channel, string url, int user, Stopwatch clock, TimeSpan time)
    {
        var latencies = new List<double>();
        var conversation = $"{user}-{Guid.NewGuid():N}";
        for (var turn = 0; clock.Elapsed < time; turn++)
        {
            if (turn % 20 == 19) conversation = $"{user}-{Guid.NewGuid():N}"; // people leave after a while
            var began = clock.Elapsed;
            var replied = channel.ReplyIn(conversation);
            using var request = channel.Message(url, conversation, Questions[turn % Questions.Length]);
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            await replied.WaitAsync(TimeSpan.FromSeconds(30));
            latencies.Add((clock.Elapsed - began).TotalMilliseconds);
        }

        return latencies;
    }
}
