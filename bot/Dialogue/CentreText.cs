using Article60.Knowledge.Model;

namespace Article60.Dialogue;

/// <summary>What can be said of the visitor's centre, or of "the CPAS of your commune" while it is unknown.</summary>
internal static class CentreText
{
    /// <summary>The text for <c>{{centre WORD}}</c>, or null when the word is none of these.</summary>
    public static string? Word(string word, Centre? centre, Wording say, DateOnly today) => word switch
    {
        "name" => centre?.Name ?? say["centre.yours"],
        "service" => centre?.Service ?? say["centre.service"],
        "phone" => First(centre, contact => contact.Phone) ?? say["centre.ask-phone"],
        "mail" => First(centre, contact => contact.Mail) ?? say["centre.ask-mail"],
        "address" => First(centre, contact => contact.Address) ?? say["centre.ask-address"],
        "contact" => Contact(centre, "general", say),
        "hours" => Hours(centre, say),
        "weekly-hours" => WeeklyHours(centre, say),
        _ => null,
    };

    /// <summary>Service, phone and mail in one line.</summary>
    public static string Contact(Centre? centre, string role, Wording say)
    {
        if (centre?.ContactFor(role) is not { } contact) return say["contact.unknown"];
        var name = centre.Service is null ? centre.Name : $"{centre.Name}, {centre.Service}";
        return string.Join(", ", new[] { name, contact.Phone, contact.Mail }.Where(part => part is not null));
    }

    private static string? First(Centre? centre, Func<CentreContact, string?> part) =>
        centre is null ? null : centre.Contacts.Select(part).FirstOrDefault(text => text is not null);

    private static string Hours(Centre? centre, Wording say)
    {
        if (centre is null || centre.Terms.WalkIn.IsEmpty) return say["centre.hours.unknown"];
        var slots = centre.Terms.WalkIn
            .GroupBy(slot => (slot.Opens, slot.Closes))
            .Select(group => say.Say("centre.hours.slot",
                ("days", string.Join($" {say["and"]} ", group.Select(slot => say.Weekday(slot.Weekday)))),
                ("opens", Wording.Time(group.Key.Opens)), ("closes", Wording.Time(group.Key.Closes))));
        return string.Join(" ; ", slots);
    }

    private static string WeeklyHours(Centre? centre, Wording say) => centre?.WeeklyHours switch
    {
        { From: var from, To: var to } when from == to => $"{Wording.Number(from)} {say.Unit("hours", from)}",
        { From: var from, To: var to } => say.Say("range.short", ("low", Wording.Number(from)), ("high", Wording.Number(to))) + " " + say.Unit("hours", to),
        null => say["centre.weekly-hours.unknown"],
    };
}
