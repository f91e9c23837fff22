using System.Collections.Frozen;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Rules;
using Article60.Tests.Support;

namespace Article60.Tests.Rules;

/// <summary>The figures and centres of the real knowledge folder, without its texts: a slip in an answer must not hide a slip in a rule.</summary>
internal static class RealRules
{
    public static RuleBook Book { get; } = Load();

    public static ParameterBook Figures => Book.Parameters;

    public static Law On(int year, int month, int day) => Figures.On(new DateOnly(year, month, day))!;

    public static Outcome Run(string calculator, params (string Name, Value Value)[] inputs) =>
        Article60.Rules.Calculators.AllCalculators.Find(calculator)!.Run(With(inputs), Book);

    public static Inputs With(params (string Name, Value Value)[] inputs) =>
        new(inputs.ToFrozenDictionary(i => i.Name, i => i.Value));

    private static RuleBook Load()
    {
        var (files, problems) = (new KnowledgeFiles(Repository.Knowledge), new ProblemList());
        var dates = LawDates.Read(files, problems)!;
        var sources = SourceReader.Read(files, problems);
        var parameters = ParameterReader.Read(files, sources, problems);
        var scope = new TemplateScope(parameters, sources, new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var centres = CentreReader.Read(files, scope, problems);
        return new(
            new(dates.FirstDay, dates.ReviewedUntil, parameters.ToFrozenDictionary(p => p.Key, p => p.Value.Parameter)),
            centres.ToFrozenDictionary(c => c.Key, c => c.Value.Centre.Terms));
    }
}
