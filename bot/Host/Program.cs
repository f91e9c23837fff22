using Article60.Host;

if (Commands.IsOne(args))
{
    var brussels = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
    return Commands.Run(args, Path.Combine(AppContext.BaseDirectory, "knowledge"), brussels.DateTime, Console.In, Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => "Article60Bot");
await app.RunAsync();
return 0;
