using System.Diagnostics;
using System.Globalization;

namespace Article60.Benchmarks;

/// <summary>
/// Signed message to reply, over HTTP with token validation: this bot, and an echo bot on Microsoft's packages, in turns
/// under the same load on the same machine. Each user waits for the reply at the connector, then writes again. A reply
/// leaves this bot only after it is saved.
/// </summary>
internal static class ChannelBenchmark
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    /// <param name="arguments">Users (32), seconds of a round (10), the folder of the echo bot (or - for this bot alone), rounds (5).</param>
    public static int Run(string[] arguments)
    {
        var users = Number(arguments, 0, 32);
        var seconds = Number(arguments, 1, 10);
        var echo = arguments.Length > 2 && arguments[2] != "-" ? arguments[2] : null;
        return RunAsync(users, TimeSpan.FromSeconds(seconds), echo, Number(arguments, 3, 5)).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(int users, TimeSpan time, string? echoFolder, int rounds)
    {
        Console.WriteLine($"{users} users, {rounds} rounds of {time.TotalSeconds:0} s each, {Environment.ProcessorCount} cores shared by bot, load and channel");
        await using var ours = await Contender.StartAsync("Article60Bot", channel => LoadTarget.StartBotAsync(Directory.CreateTempSubdirectory("article60-bench-").FullName, channel));
        await using var echo = echoFolder is null ? null : await Contender.StartAsync("echo bot", channel => LoadTarget.StartEchoAsync(echoFolder, channel));
        // Warm: the compilers have done their work.
        await ours.RoundAsync(users, Warming);
        if (echo is not null) await echo.RoundAsync(users, Warming);

        var pairs = new List<(Round Ours, Round? Echo)>();
        for (var i = 0; i < rounds; i++)
        {
            pairs.Add((await ours.RoundAsync(users, time), echo is null ? null : await echo.RoundAsync(users, time)));
            Console.WriteLine($"  {ours.Name}: {pairs[i].Ours}{(pairs[i].Echo is { } other ? $"   {echo!.Name}: {other}" : "")}");
        }

        Console.WriteLine($"median of {ours.Name}: {Round.Median(pairs.Select(pair => pair.Ours))}, {ours.Megabytes:0} MB");
        if (echo is null) return 0;

        Console.WriteLine($"median of {echo.Name}: {Round.Median(pairs.Select(pair => pair.Echo!))}, {echo.Megabytes:0} MB");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"median of the rounds' ratios: throughput {Round.Middle(pairs.Select(pair => pair.Ours.PerSecond / pair.Echo!.PerSecond)):0.00}, p99 {Round.Middle(pairs.Select(pair => pair.Ours.P99 / pair.Echo!.P99)):0.00}, processor a turn {Round.Middle(pairs.Select(pair => pair.Ours.Work / pair.Echo!.Work)):0.00}"));
        return 0;
    }

    private static int Number(string[] arguments, int at, int otherwise) =>
        arguments.Length > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A bot and a channel of its own.</summary>
    private sealed class Contender(string name, LoadChannel channel, LoadTarget bot) : IAsyncDisposable
    {
        public string Name => name;

        public double Megabytes => bot.Memory / 1e6;

        public static async Task<Contender> StartAsync(string name, Func<LoadChannel, Task<LoadTarget>> start)
        {
            var channel = await LoadChannel.StartAsync();
            return new Contender(name, channel, await start(channel));
        }

        public async Task<Round> RoundAsync(int users, TimeSpan time)
        {
            var (work, load) = (bot.Work, Environment.CpuUsage.TotalTime);
            var (latencies, took) = await LoadUsers.RunAsync(channel, bot.Url, users, time);
            latencies.Sort();
            return new Round(
                latencies.Count / took.TotalSeconds, latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)],
                (bot.Work - work).TotalMilliseconds / latencies.Count, (Environment.CpuUsage.TotalTime - load).TotalMilliseconds / latencies.Count);
        }

        public async ValueTask DisposeAsync()
        {
            await bot.DisposeAsync();
            await channel.DisposeAsync();
        }
    }

    /// <param name="P50">Milliseconds, as all that follow.</param>
    /// <param name="Work">Processor time of the bot per turn.</param>
    /// <param name="Load">Processor time of load and channel per turn, from the same two cores.</param>
    private sealed record Round(double PerSecond, double P50, double P99, double Work, double Load)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{PerSecond:0} turns/s, p50 {P50:0.0} ms, p99 {P99:0.0} ms, processor {Work:0.00} ms + {Load:0.00} ms load");

        public static Round Median(IEnumerable<Round> rounds)
        {
            var all = rounds.ToList();
            return new(Middle(all.Select(one => one.PerSecond)), Middle(all.Select(one => one.P50)), Middle(all.Select(one => one.P99)),
                Middle(all.Select(one => one.Work)), Middle(all.Select(one => one.Load)));
        }

        public static double Middle(IEnumerable<double> values)
        {
            var sorted = values.Order().ToList();
            return sorted[sorted.Count / 2];
        }
    }
}
