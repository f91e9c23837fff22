using System.Globalization;
using Article60.Knowledge.Model;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Rules;

namespace Article60.Knowledge;

/// <summary>What no single file can see: dead ids, gaps in dates, reviews that are due, figures nobody uses.</summary>
internal static class CrossChecks
{
    public static void Run(
        LawDates dates,
        DateOnly today,
        TemplateScope scope,
        Dictionary<string, (Answer Answer, Yaml Place)> answers,
        Dictionary<string, (Centre Centre, Yaml Place)> centres,
        List<(Contradiction Item, Yaml Place)> contradictions,
        ProblemList problems)
    {
        Keys(dates, scope, problems);
        Figures(dates, today, scope);
        Needed(answers, problems);
        FollowUps(answers);
        Answers(dates, today, answers);
        Centres(answers, centres);
        foreach (var (item, place) in contradictions)
            foreach (var topic in item.Topics.Where(topic => !answers.ContainsKey(topic)))
                place.Error("K703", $"no answer for topic \"{topic}\".{Nearest.Hint(topic, answers.Keys)}");
    }

    /// <summary>A figure that code asks for exists on every day since the first known one.</summary>
    private static void Keys(LawDates dates, TemplateScope scope, ProblemList problems)
    {
        foreach (var key in Rules.Keys.All)
        {
            scope.UsedParameters.Add(key);
            if (!scope.Parameters.TryGetValue(key, out var found))
                problems.Error("knowledge/parameters", 1, "K306", $"the figure \"{key}\", which a calculator needs, is missing.");
            else if (found.Parameter.Introduced is null && found.Parameter.NewestFirst[^1].From > dates.FirstDay)
                found.Place.Error("K307", $"\"{key}\" has no value from {dates.FirstDay:yyyy-MM-dd} to {found.Parameter.NewestFirst[^1].From.AddDays(-1):yyyy-MM-dd}; add one, or say \"introduced:\".");
        }
    }

    private static void Figures(LawDates dates, DateOnly today, TemplateScope scope)
    {
        foreach (var (id, (parameter, place)) in scope.Parameters)
        {
            var newest = parameter.NewestFirst[0];
            if (parameter.Ended is null && newest.Checked.AddMonths(dates.ReviewAfterMonths) <= today)
                place.Warn("K308", $"\"{id}\" was last checked on {newest.Checked:yyyy-MM-dd}: the review is due.");
            if (newest.Checked > today) place.Error("K309", $"\"{id}\" was checked in the future ({newest.Checked:yyyy-MM-dd}).");
            if (!scope.UsedParameters.Contains(id)) place.Warn("K310", $"nobody uses the figure \"{id}\".");
        }
    }

    /// <summary>Answers that the dialogue opens by name.</summary>
    private static void Needed(Dictionary<string, (Answer Answer, Yaml Place)> answers, ProblemList problems)
    {
        foreach (var topic in (string[])[KnownIds.NotUnderstood, KnownIds.LanguageUnsupported])
            if (!answers.ContainsKey(topic)) problems.Error("knowledge/answers", 1, "K126", $"the answer \"{topic}\", which the dialogue needs, is missing.");
    }

    private static void FollowUps(Dictionary<string, (Answer Answer, Yaml Place)> answers)
    {
        foreach (var (topic, (answer, place)) in answers)
        {
            foreach (var next in answer.FollowUps.Where(next => !answers.ContainsKey(next) && !IsFlow(next)))
                place.Error("K121", $"follow-up \"{next}\" leads nowhere.{Nearest.Hint(next, answers.Keys)}");
            if (answer.FollowUps.Contains(topic)) place.Error("K122", $"\"{topic}\" names itself as follow-up.");
            if (answer.Kind is AnswerKind.Topic or AnswerKind.Glossary && answer.FollowUps.Length is < 2 or > 4)
                place.Warn("K123", $"\"{topic}\" names {answer.FollowUps.Length.ToString(CultureInfo.InvariantCulture)} follow-ups; two or three are wanted.");
        }
    }

    /// <summary>Flows are checked by their own reader; here their ids are recognised by form.</summary>
    private static bool IsFlow(string id) => id.StartsWith("flow-", StringComparison.Ordinal);

    private static void Answers(LawDates dates, DateOnly today, Dictionary<string, (Answer Answer, Yaml Place)> answers)
    {
        foreach (var (topic, (answer, place)) in answers)
        {
            if (answer.Checked.AddMonths(dates.ReviewAfterMonths) <= today) place.Warn("K124", $"\"{topic}\" was last checked on {answer.Checked:yyyy-MM-dd}: the review is due.");
            if (answer.Checked > today) place.Error("K125", $"\"{topic}\" was checked in the future ({answer.Checked:yyyy-MM-dd}).");
        }
    }

    private static void Centres(Dictionary<string, (Answer Answer, Yaml Place)> answers, Dictionary<string, (Centre Centre, Yaml Place)> centres)
    {
        var communes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, (centre, place)) in centres)
        {
            foreach (var topic in centre.Local.Keys.Where(topic => !answers.ContainsKey(topic)))
                place.Error("K212", $"the words of \"{id}\" name the topic \"{topic}\", which has no answer.{Nearest.Hint(topic, answers.Keys)}");
            foreach (var commune in centre.Communes)
                if (!communes.TryAdd(commune, id)) place.Error("K213", $"the commune \"{commune}\" belongs to \"{communes[commune]}\" already.");
        }
    }
}
