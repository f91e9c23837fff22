using Article60.Host.Desk;
using Article60.Host.Mail;
using Article60.Host.Privacy;
using Article60.Protocol.Channels;
using Article60.Protocol.DirectLine;

namespace Article60.Host;

/// <summary>Where conversations are kept.</summary>
/// <param name="PostgreSql">Connection string, or null for SQLite.</param>
/// <param name="Folder">Of the SQLite file.</param>
internal sealed record StorageSettings(string? PostgreSql, string Folder);

/// <summary>Everything that can be configured, typed and checked before the port opens.</summary>
internal sealed record Settings(StorageSettings Storage, string KnowledgeFolder, DirectLineOptions DirectLine, ChannelSettings Channels, DeskSettings Desk, MailSettings Mail, RetentionSettings Keep)
{
    /// <summary>Reads the settings; every mistake is added to <paramref name="problems"/>, none is thrown.</summary>
    public static Settings Read(IConfiguration from, bool production, ICollection<string> problems)
    {
        var knowledge = Place(from["Knowledge:Folder"], Home.Knowledge);
        if (!Directory.Exists(knowledge)) problems.Add($"Knowledge:Folder: there is no folder {knowledge}.");

        var settings = new Settings(
            new StorageSettings(
                from["Storage:PostgreSql"] is { Length: > 0 } text ? text : null,
                Place(from["Storage:Folder"], Path.Combine(Home.ContentRoot, "data"))),
            knowledge,
            DirectLineOptions.Read(from, problems),
            ChannelSettings.Read(from, production, problems),
            DeskSettings.Read(from, problems),
            MailSettings.Read(from, problems),
            RetentionSettings.Read(from, problems));
        if (!settings.Desk.Teams.IsEmpty && !settings.Channels.AuthenticationOn) problems.Add("Desk:Teams: MicrosoftAppId is needed; without it nothing can be sent to Teams.");
        return settings;
    }

    private static string Place(string? configured, string otherwise) =>
        string.IsNullOrWhiteSpace(configured) ? otherwise : Path.GetFullPath(configured, Home.ContentRoot);
}
