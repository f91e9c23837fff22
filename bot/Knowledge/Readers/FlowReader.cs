using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>flows/ID.yaml</c> with its words, checked against the inputs of its calculator.</summary>
internal static class FlowReader
{
    private static readonly Dictionary<string, QuestionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["day"] = QuestionKind.Day,
        ["number"] = QuestionKind.Number,
        ["euro"] = QuestionKind.Euro,
        ["choice"] = QuestionKind.Choice,
        ["age"] = QuestionKind.Age,
        ["duration"] = QuestionKind.Duration,
        ["day-or-duration"] = QuestionKind.DayOrDuration,
        ["centre"] = QuestionKind.Centre,
        ["hours"] = QuestionKind.Hours,
        ["text"] = QuestionKind.Text,
        ["long-text"] = QuestionKind.LongText,
        ["phone"] = QuestionKind.Phone,
        ["mail"] = QuestionKind.Mail,
        ["enterprise-number"] = QuestionKind.EnterpriseNumber,
        ["consent"] = QuestionKind.Consent,
    };

    public static FrozenDictionary<string, FlowDefinition> Read(KnowledgeFiles files, IReadOnlyCollection<string> topics, ProblemList problems)
    {
        var flows = new Dictionary<string, FlowDefinition>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("flows", ".yaml").Where(file => !file.Name.EndsWith(".fr.yaml", StringComparison.Ordinal)))
            if (Yaml.Parse(KnowledgeFiles.Read(path), name, problems) is { } root
                && ReadOne(root, FlowWordsReader.Read(Path.ChangeExtension(path, ".fr.yaml"), Path.ChangeExtension(name, ".fr.yaml"), problems), topics) is { } flow
                && !flows.TryAdd(flow.Id, flow))
                root.Error("K502", $"flow \"{flow.Id}\" stands twice.");
        return flows.ToFrozenDictionary();
    }

    private static FlowDefinition? ReadOne(Yaml root, FlowWords? words, IReadOnlyCollection<string> topics)
    {
        var (id, topic) = (root.Text("id"), root.Text("topic"));
        if (id is not null && !id.StartsWith("flow-", StringComparison.Ordinal)) root.Error("K503", $"the id \"{id}\" must begin with flow-.");
        var first = root.Texts("first").ToImmutableArray();
        var calculatorName = root.OptionalText("calculator");
        var submit = root.Find("submit")?.AsWord("partner-interest", "call-back");
        var answers = root.Find("answers")?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.AsText() ?? "") ?? FrozenDictionary<string, string>.Empty;
        var calculator = calculatorName is null ? null : AllCalculators.Find(calculatorName);
        if (calculatorName is not null && calculator is null)
            root.Error("K504", $"no calculator \"{calculatorName}\".{Nearest.Hint(calculatorName, AllCalculators.All.Select(c => c.Name))}");
        var questions = (root.Need("questions")?.Items() ?? []).Select(item => Question(item, calculator)).OfType<FlowQuestion>().ToImmutableArray();
        var followUps = root.Texts("follow-ups").ToImmutableArray();
        var oneOf = root.Texts("one-of").ToImmutableArray();
        root.NoOtherKeys();

        foreach (var dead in first.Concat(answers.Values).Append(topic ?? "").Where(t => t.Length > 0 && !topics.Contains(t)))
            root.Error("K505", $"no answer for topic \"{dead}\".{Nearest.Hint(dead, topics)}");
        CheckOrder(root, questions);
        if (questions.Any(q => q.Page is null) && questions.Any(q => q.Page is not null)) root.Error("K508", "either every question stands on a page, or none.");
        foreach (var dead in oneOf.Where(name => questions.All(q => q.Name != name))) root.Error("K509", $"no question \"{dead}\".{Nearest.Hint(dead, questions.Select(q => q.Name))}");
        if (words is not null) CheckWords(root, questions, words);
        return id is null || topic is null || words is null ? null : new FlowDefinition
        {
            Id = id,
            Topic = topic,
            First = first,
            Calculator = calculatorName,
            Submit = submit,
            Answers = answers,
            Questions = questions,
            FollowUps = followUps,
            Words = words,
            OneOf = oneOf,
        };
    }

    private static FlowQuestion? Question(Yaml item, Calculator? calculator)
    {
        var name = item.Text("ask");
        var kind = item.Need("kind")?.AsWord([.. Kinds.Keys]);
        var choices = item.Texts("choices").ToImmutableArray();
        var gives = item.Texts("gives").ToImmutableArray();
        var slots = item.Texts("slots").ToImmutableArray();
        var always = item.Find("always")?.AsFlag() ?? false;
        Condition? onlyIf = null;
        foreach (var (question, values) in item.Find("only-if")?.Entries() ?? [])
            onlyIf = new(question, [.. values.Items().Select(value => value.AsText() ?? "")]);
        var (page, required, many) = (item.OptionalText("page"), item.Find("required")?.AsFlag() ?? false, item.Find("many")?.AsFlag() ?? false);
        item.NoOtherKeys();
        if (name is null || kind is null) return null;
        if (kind == "choice" == choices.IsEmpty) item.Error("K506", "\"choices:\" belongs to kind choice, and only there.");
        if (calculator is not null)
            foreach (var input in gives.Where(input => calculator.Inputs.All(known => known.Name != input)))
                item.Error("K501", $"no calculator input \"{input}\".{Nearest.Hint(input, calculator.Inputs.Select(known => known.Name))}");
        return new(name, Kinds[kind], choices, gives, slots, always, onlyIf, page, required, many);
    }

    private static void CheckOrder(Yaml root, ImmutableArray<FlowQuestion> questions)
    {
        for (var i = 0; i < questions.Length; i++)
            if (questions[i].OnlyIf is { } condition && !questions[..i].Any(earlier => earlier.Name == condition.Question))
                root.Error("K507", $"\"{questions[i].Name}\" depends on \"{condition.Question}\", which is not asked before it: it can never be reached.");
    }

    private static void CheckWords(Yaml root, ImmutableArray<FlowQuestion> questions, FlowWords words)
    {
        foreach (var page in questions.Select(question => question.Page).OfType<string>().Distinct().Where(page => !words.Pages.ContainsKey(page)))
            root.Error("K404", $"the title of the page \"{page}\" is missing.");
        foreach (var question in questions)
            if (!words.Questions.TryGetValue(question.Name, out var said)) root.Error("K404", $"the words of the question \"{question.Name}\" are missing.");
            else
                foreach (var choice in question.Choices.Where(choice => !said.Choices.ContainsKey(choice)))
                    root.Error("K404", $"the label of the choice \"{choice}\" of \"{question.Name}\" is missing.");
    }
}

/// <summary>Reads <c>flows/ID.fr.yaml</c>.</summary>
internal static class FlowWordsReader
{
    public static FlowWords? Read(string path, string name, ProblemList problems)
    {
        if (!File.Exists(path))
        {
            problems.Error(name, 1, "K405", "the words of the flow are missing.");
            return null;
        }

        if (Yaml.Parse(KnowledgeFiles.Read(path), name, problems) is not { } root) return null;
        var title = root.Text("title");
        var questions = new Dictionary<string, QuestionWords>(StringComparer.Ordinal);
        foreach (var (question, item) in root.Find("questions")?.Entries() ?? [])
        {
            var (ask, hint, change) = (item.Text("ask"), item.OptionalText("hint") ?? "", item.OptionalText("change"));
            var label = item.OptionalText("label") ?? "";
            var choices = item.Find("choices")?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.AsText() ?? "") ?? FrozenDictionary<string, string>.Empty;
            var typed = item.Find("typed")?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Items().Select(word => word.AsText() ?? "").ToImmutableArray())
                ?? FrozenDictionary<string, ImmutableArray<string>>.Empty;
            item.NoOtherKeys();
            questions[question] = new(ask ?? "", hint, change, choices, typed, label);
        }

        var pages = Map(root, "pages");
        var texts = Map(root, "texts");
        root.NoOtherKeys();
        return title is null ? null : new(title, questions.ToFrozenDictionary()) { Pages = pages, Texts = texts };
    }

    private static FrozenDictionary<string, string> Map(Yaml root, string key) =>
        root.Find(key)?.Entries().ToFrozenDictionary(entry => entry.Key, entry => entry.Value.AsText() ?? "") ?? FrozenDictionary<string, string>.Empty;
}
