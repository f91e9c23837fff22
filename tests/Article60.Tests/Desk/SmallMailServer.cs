using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Article60.Tests.Desk;

/// <summary>Just enough of a mail server to take a mail.</summary>
internal sealed class SmallMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public SmallMailServer(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _running = Run();
    }

    public ConcurrentBag<(string To, string Data)> Received { get; } = [];

    /// <summary>Done when a mail has come and before its sender hears so.</summary>
    public Func<Task> Meanwhile { get; init; } = () => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Run()
    {
        try
        {
            while (!_stop.IsCancellationRequested) await Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 small");
            var to = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)) to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) { await writer.WriteLineAsync("221 bye"); return; }
                if (!line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase)) { await writer.WriteLineAsync("250 ok"); continue; }
                await writer.WriteLineAsync("354 go on");
                var data = new List<string>();
                while (await reader.ReadLineAsync() is { } text && text != ".") data.Add(text);
                Received.Add((to, Decoded(data)));
                await Meanwhile();
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    /// <summary>Headers as they are, encoded words and bodies read.</summary>
    private static string Decoded(List<string> lines)
    {
        var text = string.Join('\n', lines);
        foreach (System.Text.RegularExpressions.Match word in System.Text.RegularExpressions.Regex.Matches(text, @"=\?utf-8\?B\?([^?]+)\?=", System.Text.RegularExpressions.RegexOptions.IgnoreCase))
            text += "\n" + System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value));
        return text;
    }
}
