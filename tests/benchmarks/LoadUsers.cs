using System.Diagnostics;

namespace Article60.Benchmarks;

/// <summary>Users who each ask, wait for the reply at the channel, and ask again.</summary>
internal static class LoadUsers
{
    private static readonly string[] Questions =
    [
        "Bonjour", "Combien gagne-t-on en article 60 ?", "Je suis malade, qui dois-je prévenir ?", "Combien de temps dure le contrat ?",
        "Quels sont les congés ?", "Puis-je démissionner ?", "Qui peut avoir un article 60 ?", "C'est quoi un PIIS ?",
    ];

    /// <summary>Milliseconds of each turn, and how long all of it took.</summary>
    public static async Task<(List<double> Latencies, TimeSpan Took)> RunAsync(LoadChannel channel, string url, int users, TimeSpan time)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = users });
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, users).Select(user => UserAsync(http, channel, url, user, clock, time)));
        return ([.. all.SelectMany(one => one)], clock.Elapsed);
    }

    private static async Task<List<double>> UserAsync(HttpClient http, LoadChannel channel, string url, int user, Stopwatch clock, TimeSpan time)
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
