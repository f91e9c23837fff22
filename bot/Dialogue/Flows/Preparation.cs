using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Dialogue.Flows;

/// <summary>Turns what people answer (an age, "depuis 7 mois") into the inputs of a calculator. What was not said stays absent: the calculator then asks for it.</summary>
internal static class Preparation
{
    public static Inputs Inputs(FlowDefinition flow, FlowProgress progress, Conversation now, DateTime moment)
    {
        var today = DateOnly.FromDateTime(moment);
        string? Said(string question) => progress.Answers.GetValueOrDefault(question);
        var inputs = flow.Calculator switch
        {
            "required-workdays" => Workdays(Said, today),
            "resignation-notice" => Resignation(Said, today),
            "guaranteed-salary" => Sickness(Said, now, today),
            "partner-contribution" => Contribution(Said, now, today),
            "next-walk-in" => [("centre", Word(now.Centre ?? Said("centre"))), ("now", new Value.Moment(moment))],
            _ => ByName(flow, progress, now, today),
        };
        return new(inputs.Where(input => input.Value is not null).ToFrozenDictionary(input => input.Name, input => input.Value!));
    }

    private static (string Name, Value? Value)[] Workdays(Func<string, string?> said, DateOnly today)
    {
        var claim = FlowAnswer.Day(said("claim-date")) ?? today;
        var (age, birth, group) = (said("age"), said("age"), said("age"));
        var days = FlowAnswer.Number(said("worked-days"));
        Value? byMonths = days is null ? null : new Value.Fields([.. Windows.Select(window => (window, (Value)new Value.Number(days.Value)))]);
        return
        [
            ("claimDate", claim),
            ("ageOnClaimDate", AgeOn(claim, age)),
            ("birthDate", FlowAnswer.IsExactDay(birth) ? FlowAnswer.DayValue(birth) : null),
            ("ageClass", Word(group switch { "group:<36" => "A", "group:36-49" => "B", "group:50+" => "C", _ => null })),
            ("daysInLastMonths", byMonths),
        ];
    }

    /// <summary>Every reference period a regime has known: days said without a period are taken as recent.</summary>
    private static readonly ImmutableArray<string> Windows = ["18", "21", "27", "33", "36", "42"];

    /// <summary>A plain age, or the age from a month or year of birth; absent when the year alone leaves the age class open.</summary>
    private static Value? AgeOn(DateOnly claim, string? answer)
    {
        if (answer is null || FlowAnswer.IsExactDay(answer)) return null;
        if (answer.Length >= 4 && FlowAnswer.Day(answer) is { } birth) return claim.Year - birth.Year - (answer.Length > 4 && (claim.Month, claim.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
        return FlowAnswer.NumberValue(answer);
    }

    private static (string Name, Value? Value)[] Resignation(Func<string, string?> said, DateOnly today)
    {
        var given = FlowAnswer.Day(said("notice-date")) ?? today;
        var start = FlowAnswer.DayBefore(said("service"), given);
        var kind = said("contract-kind");
        return
        [
            ("who", "employee"),
            ("contractType", Word(kind switch { "end-date" => "CDD", "ends-by-itself" => "CDI_ending_when_right_opens", null => null, _ => "CDI" })),
            ("contractStart", start is { } day ? new Value.Day(day) : null),
            ("seniorityStart", start is { } since ? new Value.Day(since) : null),
            ("contractEnd", FlowAnswer.DayValue(said("contract-end"))),
            ("rightOpens", kind == "ends-by-itself" ? FlowAnswer.DayValue(said("contract-end")) : null),
            ("notificationMode", Word(said("mode") ?? "remise")),
            ("notificationDate", given),
            ("monthlyGross", FlowAnswer.EuroValue(said("gross"))),
            ("leavesAtOnce", said("leaves-at-once") is { } leaves ? new Value.Flag(leaves == "yes") : null),
        ];
    }

    private static (string Name, Value? Value)[] Sickness(Func<string, string?> said, Conversation now, DateOnly today)
    {
        var start = FlowAnswer.Day(said("first-day")) ?? today;
        var days = FlowAnswer.Days(said("length"));
        var regime = (said("status"), said("contract")) switch
        {
            ("ouvrier", _) => "ouvrier",
            ("employe", "short") => "employe_cdd_court",
            ("employe", not null) => "employe",
            _ => null,
        };
        var since = said("service") switch
        {
            "more-than-month" => start.AddMonths(-2),
            "less-than-month" => start,
            { } other => FlowAnswer.DayBefore(other, start),
            null => regime == "employe" ? start : null,
        };
        return
        [
            ("regime", Word(regime)),
            ("sectorVariant", Word(said("sector-rules") ?? "public_sans_cct")),
            ("seniorityStart", since is { } from ? new Value.Day(from) : null),
            ("incapacityStart", start),
            ("incapacityEnd", days is > 0 ? new Value.Day(start.AddDays(days.Value - 1)) : null),
            ("monthlyGross", FlowAnswer.EuroValue(said("gross"))),
        ];
    }

    private static (string Name, Value? Value)[] Contribution(Func<string, string?> said, Conversation now, DateOnly today)
    {
        var share = FlowAnswer.Number(said("share"));
        return
        [
            ("centre", Word(now.Centre ?? said("centre"))),
            ("partnerKind", Word(said("partner-kind"))),
            ("date", today),
            ("months", FlowAnswer.Months(said("months")) is { } months ? new Value.Number(Math.Ceiling(months)) : null),
            ("shares", share is { } part ? new Value.Many([new Value.Number(part)]) : null),
            ("workers", FlowAnswer.NumberValue(said("workers"))),
        ];
    }

    /// <summary>For calculators whose questions carry the names of their inputs.</summary>
    private static (string Name, Value? Value)[] ByName(FlowDefinition flow, FlowProgress progress, Conversation now, DateOnly today)
    {
        var calculator = AllCalculators.Find(flow.Calculator!)!;
        var answered = flow.Questions
            .Where(question => question.Gives.Length == 1 && progress.Answers.ContainsKey(question.Name))
            .ToDictionary(question => question.Gives[0], question => progress.Answers[question.Name]);
        return
        [
            .. calculator.Inputs.Select(input => (input.Name, answered.TryGetValue(input.Name, out var answer) ? ByKind(input, answer) : Default(input, now, today))),
        ];
    }

    private static Value? ByKind(InputDefinition input, string answer) => input.Kind switch
    {
        InputKind.Day => FlowAnswer.DayValue(answer),
        InputKind.Number => FlowAnswer.DurationOf(answer) is not null ? new Value.Number(FlowAnswer.Months(answer)!.Value) : FlowAnswer.NumberValue(answer),
        InputKind.Euro => FlowAnswer.EuroValue(answer),
        InputKind.Flag => new Value.Flag(answer == "yes"),
        _ => Word(answer),
    };

    private static Value? Default(InputDefinition input, Conversation now, DateOnly today) => input switch
    {
        { Kind: InputKind.Day, Name: "date" } => today,
        { Name: "centre" } => Word(now.Centre),
        _ => null,
    };

    private static Value.Word? Word(string? code) => code is null ? null : new Value.Word(code);
}
