using System.Globalization;
using Article60.Dialogue;
using Article60.Host;
using Article60.Host.Desk;
using Article60.Host.Pages;
using Article60.Host.Partners;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Knowledge;
using Article60.Protocol;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Protocol.DirectLine;
using Article60.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Article60.Benchmarks;

/// <summary>
/// A turn as the server runs it: text in, reply saved, in SQLite, with 1,000 conversations open; and, from the same
/// run, the dialogue alone without storage.
/// </summary>
internal static class TurnBenchmark
{
    private const int Conversations = 1_000;
    private const int Turns = 4_000;

    private static readonly string[] Questions =
    [
        "Combien je gagne ?", "j'ai 42 ans, combien de jours dois-je travailler ?", "je suis malade que faire", "et les vacances ?",
        "est-ce que je peux démissionner", "c'est quoi un article 60", "merci", "combien coûte un article 60 pour une asbl ?",
    ];

    public static int Run(string knowledgeFolder)
    {
        var folder = Directory.CreateTempSubdirectory("article60-").FullName;
        try
        {
            return Measure(knowledgeFolder, folder).GetAwaiter().GetResult();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Measure(string knowledgeFolder, string folder)
    {
        var clock = new BelgianClock(TimeProvider.System);
        var knowledge = KnowledgeLoader.Load(knowledgeFolder, clock.Today).Knowledge ?? throw new InvalidOperationException("The knowledge has errors.");
        await using var store = await Store.Open(new StorageSettings(null, folder), TimeProvider.System, CancellationToken.None);
        var options = new DirectLineOptions { PublicBaseUrl = "https://bot.example" };
        using var streams = new LiveStreams(options, TimeProvider.System);
        using var holder = new KnowledgeHolder(knowledgeFolder, knowledge, clock, TimeProvider.System, NullLogger<KnowledgeHolder>.Instance);
        using var server = new NoServer();
        var address = new PublicAddress(options, server);
        var links = new ResultLinks(new Receipts(new ReceiptTokens([.. new byte[32]]), new RuleVersions(store)), address);
        var outbox = new OutboxSignal();
        var cards = new CentreCards(store, DeskSettings.Read(new ConfigurationBuilder().Build(), []), new ChannelSettings(), address, outbox);
        var handler = new TurnHandler(
            store, holder, streams, outbox, clock, options, links, address, cards, NullLogger<TurnHandler>.Instance);

        for (var i = 0; i < Conversations; i++)
        {
            await store.StartAsync(new LoggedConversation(Id(i), "dl_x", null), Message("", i) with { Type = ActivityTypes.ConversationUpdate, Id = "arrival" }, CancellationToken.None);
            await Turn(store, handler, i, null);
        }

        for (var i = 0; i < 400; i++) await Turn(store, handler, i, Questions[i % Questions.Length]);
        var times = new double[Turns];
        for (var i = 0; i < Turns; i++) times[i] = await Turn(store, handler, i * 7 % Conversations, Questions[i % Questions.Length]);

        var pure = new double[Turns];
        for (var i = 0; i < Turns; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Assistant.Reply(knowledge, Conversation.New, new UserMessage.Said(Questions[i % Questions.Length]), clock.Now);
            pure[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Figures.Print("turn, saved in SQLite", times);
        Figures.Print("turn, dialogue alone", pure);
        return Figures.At(times, 0.5) < 3 && Figures.At(times, 0.99) < 15 ? 0 : 1;
    }

    /// <summary>Milliseconds from the post to the saved reply; null runs what waits already.</summary>
    private static async Task<double> Turn(Store store, TurnHandler handler, int conversation, string? text)
    {
        var start = Stopwatch.GetTimestamp();
        if (text is not null) await store.AppendAsync(Id(conversation), Message(text, conversation), null, CancellationToken.None);
        await handler.SettledAsync(Id(conversation));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"conversation-{i:D6}");

    private static Activity Message(string text, int conversation) => new()
    {
        Type = ActivityTypes.Message, Text = text, ChannelId = ConversationKey.DirectLine, Conversation = new() { Id = Id(conversation) },
        From = new() { Id = "dl_x", Role = "user" }, MembersAdded = text.Length == 0 ? [new ChannelAccount { Id = "dl_x" }] : null,
    };
}

/// <summary>Medians and tails.</summary>
internal static class Figures
{
    public static double At(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));

    public static void Print(string what, double[] milliseconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: median {At(milliseconds, 0.5):F2} ms, p99 {At(milliseconds, 0.99):F2} ms, worst {milliseconds.Max():F1} ms, n {milliseconds.Length}"));
}
