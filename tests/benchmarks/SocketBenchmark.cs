using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Article60.Benchmarks;

/// <summary>Many open pages: each socket's visitor says something every ten seconds; how long until it has the answer?</summary>
internal static class SocketBenchmark
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <param name="sockets">Open pages.</param>
    /// <param name="seconds">How long they talk.</param>
    /// <param name="program">A published Article60.Host.dll, or null for the one beside the benchmarks.</param>
    public static int Run(int sockets = 2_000, int seconds = 40, string? program = null) =>
        Measure(sockets, seconds, program).GetAwaiter().GetResult();

    private static async Task<int> Measure(int sockets, int seconds, string? program)
    {
        using var host = new HostProcess(program);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(host.Url) };
        var idle = host.Megabytes;
        var pages = new Page[sockets];
        await Parallel.ForAsync(0, sockets, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) => pages[i] = await Page.Open(http, stop));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"listening after {host.Listening.TotalSeconds:F2} s, {idle:F0} MB idle, {host.Megabytes:F0} MB with {sockets} sockets"));

        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await Task.WhenAll(pages.Select((page, i) => page.Talk(http, Pause * i / sockets, Pause, end.Token)));
        await Task.Delay(2000);

        double[] echoes = [.. pages.SelectMany(page => page.Echoes)];
        double[] answers = [.. pages.SelectMany(page => page.Answers)];
        Figures.Print("delivery of the echo", echoes);
        Figures.Print("delivery of the answer", answers);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{host.Megabytes:F0} MB at the end, {pages.Sum(page => page.Lost)} answers missing"));
        return Figures.At(answers, 0.99) < 100 && host.Megabytes < 300 && pages.All(page => page.Lost == 0) ? 0 : 1;
    }

    /// <summary>One visitor.</summary>
    private sealed class Page(string conversation, string token, ClientWebSocket socket)
    {
        private readonly ConcurrentDictionary<string, long> _asked = new();
        private readonly ConcurrentDictionary<string, bool> _open = new();
        private int _count;

        public ConcurrentBag<double> Echoes { get; } = [];
        public ConcurrentBag<double> Answers { get; } = [];
        public int Lost => _open.Count;

        public static async Task<Page> Open(HttpClient http, CancellationToken stop)
        {
            using var generate = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
            generate.Headers.Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.Secret);
            using var answer = await http.SendAsync(generate, stop);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
            var socket = new ClientWebSocket();
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(new Uri(json.RootElement.GetProperty("streamUrl").GetString()!), stop);
            var page = new Page(json.RootElement.GetProperty("conversationId").GetString()!, json.RootElement.GetProperty("token").GetString()!, socket);
            _ = page.Listen();
            return page;
        }

        public async Task Talk(HttpClient http, TimeSpan first, TimeSpan pause, CancellationToken stop)
        {
            try
            {
                await Task.Delay(first, stop);
                while (true)
                {
                    await Say(http);
                    await Task.Delay(pause, stop);
                }
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }
        }

        private async Task Say(HttpClient http)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"m{Interlocked.Increment(ref _count)}");
            (_asked[mark], _open[mark]) = (Stopwatch.GetTimestamp(), true);
            using var post = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{conversation}/activities")
            {
                Content = new StringContent($$"""{"type":"message","text":"Combien je gagne ?","from":{"id":"x"},"channelData":{"mark":"{{mark}}"} }""", Encoding.UTF8, "application/json"),
            };
            post.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(post);
            answer.EnsureSuccessStatusCode();
        }

        private async Task Listen()
        {
            var buffer = new byte[64 * 1024];
            var marks = new Dictionary<string, string>();
            using var message = new MemoryStream();
            while (socket.State == WebSocketState.Open)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                message.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage) continue;
                if (message.Length > 0) Take(message.GetBuffer().AsMemory(0, (int)message.Length), marks);
                message.SetLength(0);
            }
        }

        private void Take(ReadOnlyMemory<byte> message, Dictionary<string, string> marks)
        {
            using var json = JsonDocument.Parse(message);
            foreach (var activity in json.RootElement.GetProperty("activities").EnumerateArray())
            {
                if (activity.GetProperty("type").GetString() != "message") continue;
                if (activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("mark", out var mark))
                {
                    marks[activity.GetProperty("id").GetString()!] = mark.GetString()!;
                    Echoes.Add(Stopwatch.GetElapsedTime(_asked[mark.GetString()!]).TotalMilliseconds);
                }
                else if (activity.TryGetProperty("replyToId", out var to) && marks.Remove(to.GetString()!, out var answered))
                {
                    Answers.Add(Stopwatch.GetElapsedTime(_asked[answered]).TotalMilliseconds);
                    _open.TryRemove(answered, out _);
                }
            }
        }
    }
}
