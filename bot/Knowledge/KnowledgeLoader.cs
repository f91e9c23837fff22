using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding;
using Article60.Rules;

namespace Article60.Knowledge;

/// <summary>The snapshot, or every reason why there is none.</summary>
/// <param name="Knowledge">Null when <paramref name="Problems"/> holds an error.</param>
public sealed record LoadResult(KnowledgeBase? Knowledge, ImmutableArray<Problem> Problems);

/// <summary>Folder in, snapshot or full list of problems out.</summary>
public static class KnowledgeLoader
{
    /// <param name="folder">The <c>knowledge</c> folder.</param>
    /// <param name="today">Decides which reviews are due.</param>
    /// <param name="modelFile">Where the trained model of understanding is kept between starts, or null to learn each time.</param>
    public static LoadResult Load(string folder, DateOnly today, string? modelFile = null)
    {
        var files = new KnowledgeFiles(folder);
        var problems = new ProblemList();
        var dates = LawDates.Read(files, problems);
        var sources = SourceReader.Read(files, problems);
        var parameters = ParameterReader.Read(files, sources, problems);
        var numbers = EmergencyReader.Read(files, sources, problems);
        var scope = new TemplateScope(parameters, sources, numbers.Keys.ToHashSet(StringComparer.Ordinal), CentreReader.Ids(files), new HashSet<string>(StringComparer.Ordinal));
        var answers = AnswerReader.Read(files, scope, problems);
        var centres = CentreReader.Read(files, scope, problems);
        var languages = LanguageReader.Read(files, problems);
        var contradictions = ContradictionReader.Read(files, scope, problems);
        var words = CalculatorWordsReader.Read(files, scope, problems);
        var letters = LetterReader.Read(files, scope, answers.Keys, problems);
        var flows = FlowReader.Read(files, answers.Keys, problems);
        var understander = Understander.Train(files, problems, modelFile);
        if (dates is not null) CrossChecks.Run(dates, today, scope, answers, centres, contradictions, problems);
        CoverageReader.Check(files, new Carriers(
            answers.Keys, centres.Keys, [.. centres.SelectMany(centre => centre.Value.Centre.Local.Keys.Select(topic => $"{centre.Key}/{topic}"))],
            parameters.Keys, [.. contradictions.Select(entry => entry.Item.Id)]), problems);
        if (problems.HasErrors || dates is null) return new(null, problems.Sorted());

        var book = new ParameterBook(dates.FirstDay, dates.ReviewedUntil,
            parameters.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Parameter, StringComparer.Ordinal));
        var terms = centres.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Centre.Terms, StringComparer.Ordinal);
        var knowledge = new KnowledgeBase
        {
            Rules = new RuleBook(book, terms),
            Sources = sources.ToFrozenDictionary(StringComparer.Ordinal),
            Answers = answers.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Answer, StringComparer.Ordinal),
            Centres = centres.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Centre, StringComparer.Ordinal),
            HelpNumbers = numbers,
            Contradictions = [.. contradictions.Select(entry => entry.Item)],
            Languages = languages,
            Understander = understander,
            CalculatorWords = words,
            Flows = flows,
            Letters = letters,
        };
        return new(knowledge, problems.Sorted());
    }
}
