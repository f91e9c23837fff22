using Article60.Host;
using Article60.Host.Pages;
using Article60.Host.Desk;
using Article60.Host.Partners;
using Article60.Host.Privacy;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Knowledge;
using Article60.Protocol;
using Article60.Protocol.Channels;
using Article60.Protocol.DirectLine;

var clock = new BelgianClock(TimeProvider.System);
if (Commands.IsOne(args)) return Commands.Run(args, Home.Knowledge, clock.Now, Console.In, Console.Out, Console.Error);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Home.ContentRoot });
builder.UseDefaultAddress();

var problems = new List<string>();
var settings = Settings.Read(builder.Configuration, builder.Environment.IsProduction(), problems);
if (problems.Count > 0) return Refuse(problems, "The settings are wrong. The bot did not start.");

var storing = Task.Run(() => Store.Open(settings.Storage, TimeProvider.System, CancellationToken.None));
var knowledge = KnowledgeLoader.Load(settings.KnowledgeFolder, clock.Today, Home.Model);
if (knowledge.Knowledge is not { } first) return Refuse(knowledge.Problems.Select(problem => problem.ToString()), "The bot did not start.");

foreach (var channel in settings.Desk.Teams.Where(channel => !first.Centres.ContainsKey(channel.Centre))) problems.Add($"Desk:Teams:{channel.Centre}: there is no centre of that id.");
if (problems.Count > 0) return Refuse(problems, "The settings are wrong. The bot did not start.");

await using var store = await storing;
var rules = new RuleVersions(store);
await rules.Keep(first.Rules, CancellationToken.None);
if (args is ["staff", ..]) return await StaffCommand.Run(args, store, first.Centres.Keys, Console.In, Console.Out, Console.Error, CancellationToken.None);
var directLine = settings.DirectLine with { SigningKey = await SigningKey.Of(settings.DirectLine, store) };

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton(clock)
    .AddSingleton(store)
    .AddSingleton<IActivityLog>(store)
    .AddSingleton(from => new KnowledgeHolder(settings.KnowledgeFolder, first, clock, TimeProvider.System, from.GetRequiredService<ILogger<KnowledgeHolder>>()))
    .AddSingleton(settings)
    .AddSingleton<OutboxSignal>()
    .AddSingleton<CentreCards>()
    .AddSingleton<OutboxCalls>()
    .AddSingleton<OutboxSettler>()
    .AddHostedService<OutboxSender>()
    .AddSingleton<TurnHandler>()
    .AddSingleton<ITurnHandler>(from => from.GetRequiredService<TurnHandler>())
    .AddHostedService<WaitingTurns>()
    .AddHostedService<StreamNews>()
    .AddHostedService<Deletion>()
    .AddDirectLine(directLine)
    .AddChannels(settings.Channels)
    .AddPublicPages(directLine, await SigningKey.OfReceipts(settings.DirectLine, store), rules)
    .AddDesk(settings.Desk, settings.Mail, settings.Keep, Path.Combine(settings.Storage.Folder, "keys"));

var app = builder.Build();
app.UseDeskPages();
app.UseDirectLine();
app.UseWebPage();
app.MapDirectLine();
app.MapChannels();
app.MapHealth();
app.MapMeetingFile();
app.MapChatPage();
app.MapPublicPages();

var holder = app.Services.GetRequiredService<KnowledgeHolder>();
holder.BeforeUse = loaded => rules.Keep(loaded.Rules, CancellationToken.None).GetAwaiter().GetResult();
holder.Watch();
app.Lifetime.ApplicationStarted.Register(() => app.Announce());
MemoryRelease.Now();
await app.RunAsync();
return 0;

static int Refuse(IEnumerable<string> problems, string conclusion)
{
    foreach (var problem in problems) Console.Error.WriteLine(problem);
    Console.Error.WriteLine(conclusion);
    return 1;
}
