using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>centres/ID.yaml</c> (facts) with its sibling <c>ID.fr.md</c> (words).</summary>
internal static class CentreReader
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The centres there are, before any is read: answers may name their fees.</summary>
    public static HashSet<string> Ids(KnowledgeFiles files) =>
        files.Below("centres", ".yaml").Select(file => Path.GetFileNameWithoutExtension(file.Path)).ToHashSet(StringComparer.Ordinal);

    public static Dictionary<string, (Centre Centre, Yaml Place)> Read(KnowledgeFiles files, TemplateScope scope, ProblemList problems)
    {
        var centres = new Dictionary<string, (Centre, Yaml)>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("centres", ".yaml"))
            if (Yaml.Parse(KnowledgeFiles.Read(path), name, problems) is { } root
                && ReadOne(root, Path.GetFileNameWithoutExtension(path), LocalReader.Read(Path.ChangeExtension(path, ".fr.md"), name, scope, problems), scope) is { } centre)
                centres.Add(centre.Id, (centre, root));
        return centres;
    }

    private static Centre? ReadOne(Yaml root, string id, FrozenDictionary<string, LocalWords> local, TemplateScope scope)
    {
        if (root.Text("id") is { } written && written != id) root.Error("K205", $"the id \"{written}\" differs from the file name \"{id}\".");
        var name = root.Text("name");
        var communes = root.Texts("communes").ToImmutableArray();
        var service = root.OptionalText("service");
        var contacts = (root.Need("contacts")?.Items() ?? []).Select(item => Contact(item, scope)).OfType<CentreContact>().ToImmutableArray();
        var (slots, walkInSource) = WalkIn(root.Find("walk-in"), scope);
        var closed = Days(root.Find("closed-days"), scope);
        var open = Days(root.Find("open-days"), scope);
        var fees = (root.Find("fees")?.Items() ?? []).Select(item => Fee(item, scope)).OfType<CentreFee>().ToImmutableArray();
        foreach (var twice in fees.GroupBy(fee => (fee.PartnerKind, fee.From)).Where(group => group.Count() > 1))
            root.Error("K206", $"two fees for \"{twice.Key.PartnerKind}\" from the same day.");
        var contract = root.Find("contract-kind")?.AsWord("fixed-term", "open-ended-ending-by-itself", "unknown") ?? "unknown";
        var approvals = root.Texts("approvals").ToImmutableArray();
        var hours = Hours(root.Find("weekly-hours"), scope);
        var sickSector = root.Find("sick-sector")?.AsWord("cct", "public_sans_cct", "unknown") ?? "unknown";
        var privateFirms = PrivateFirms(root.Find("private-firms"), scope);
        root.NoOtherKeys();
        return name is null ? null : new Centre
        {
            Id = id,
            Name = name,
            Communes = communes,
            Service = service,
            Contacts = contacts,
            ContractKind = contract,
            Approvals = approvals,
            WeeklyHours = hours,
            SickSector = sickSector,
            AcceptsPrivateFirms = privateFirms,
            ClosedDayLabels = closed.ToFrozenDictionary(),
            Terms = new(id, fees, slots, [.. open.Keys.Order()], [.. closed.Keys.Order()], walkInSource),
            Local = local,
        };
    }

    private static CentreContact? Contact(Yaml item, TemplateScope scope)
    {
        var role = item.Need("role")?.AsWord("general", "partner", "human-resources", "accident-doctor");
        var (phone, fax, mail, site, address) = (item.OptionalText("phone"), item.OptionalText("fax"), item.OptionalText("mail"), item.OptionalText("site"), item.OptionalText("address"));
        var source = Source(item, scope);
        item.NoOtherKeys();
        return role is null || source is null ? null : new(role, phone, fax, mail, site, address, source);
    }

    private static (ImmutableArray<WalkInSlot>, Citation?) WalkIn(Yaml? walkIn, TemplateScope scope)
    {
        if (walkIn is null) return ([], null);
        var source = Source(walkIn, scope);
        var slots = ImmutableArray.CreateBuilder<WalkInSlot>();
        foreach (var item in walkIn.Need("slots")?.Items() ?? [])
        {
            var day = item.Need("day")?.AsWord(Weekdays);
            var opens = item.Need("opens")?.AsTime();
            var closes = item.Need("closes")?.AsTime();
            item.NoOtherKeys();
            if (day is null || opens is null || closes is null) continue;
            if (closes <= opens) item.Error("K207", "the walk-in closes before it opens.");
            slots.Add(new((DayOfWeek)Array.IndexOf(Weekdays, day), opens.Value, closes.Value));
        }

        walkIn.NoOtherKeys();
        return (slots.ToImmutable(), source);
    }

    private static Dictionary<DateOnly, string> Days(Yaml? list, TemplateScope scope)
    {
        var days = new Dictionary<DateOnly, string>();
        foreach (var item in list?.Items() ?? [])
        {
            var (date, label) = (item.Day("date"), item.Text("label"));
            Source(item, scope);
            item.NoOtherKeys();
            if (date is { } day && label is not null && !days.TryAdd(day, label)) item.Error("K208", $"{day:yyyy-MM-dd} stands twice.");
        }

        return days;
    }

    private static CentreFee? Fee(Yaml item, TemplateScope scope)
    {
        var kind = item.Need("kind")?.AsWord("public", "own-commune", "nonprofit", "social-economy", "private");
        var amount = item.Need("per-month")?.AsNumber();
        var from = item.Find("from")?.AsDay();
        var source = Source(item, scope);
        var confidence = item.Find("confidence")?.AsWord("low", "medium", "high") ?? "high";
        item.NoOtherKeys();
        if (amount < 0) item.Error("K209", "a fee is never negative.");
        return kind is null || amount is null || source is null
            ? null
            : new(kind, new Money(amount.Value), from, source, Enum.Parse<Confidence>(confidence, ignoreCase: true));
    }

    private static (decimal From, decimal To)? Hours(Yaml? hours, TemplateScope scope)
    {
        if (hours is null) return null;
        var (from, to) = (hours.Need("from")?.AsNumber(), hours.Need("to")?.AsNumber());
        Source(hours, scope);
        hours.NoOtherKeys();
        return from is null || to is null ? null : (from.Value, to.Value);
    }

    private static bool? PrivateFirms(Yaml? firms, TemplateScope scope)
    {
        if (firms is null) return null;
        var accepted = firms.Need("accepted")?.AsFlag();
        firms.OptionalText("conditions");
        Source(firms, scope);
        firms.NoOtherKeys();
        return accepted;
    }

    private static Citation? Source(Yaml item, TemplateScope scope)
    {
        if (item.Text("source") is not { } text) return null;
        var citation = Citation.Parse(text);
        Cite.Check(item, citation, scope.Sources);
        return citation;
    }
}
