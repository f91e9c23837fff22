using Article60.Knowledge;

namespace Article60.Host;

/// <summary>The same engine from the command line: <c>check</c>, <c>ask</c>, <c>compute</c>. JSON or problems on standard output, nothing else.</summary>
internal static class Commands
{
    private const string Usage = "usage: Article60.Host check | ask FILE|- | compute FILE|- | teams-package --help";

    /// <summary>True when the first word is one of the commands; everything else starts the server.</summary>
    public static bool IsOne(string[] args) => args is ["check" or "ask" or "compute" or "teams-package", ..];

    /// <returns>0 when all went well, 1 for invalid knowledge or arguments, 2 when a line could not be read.</returns>
    public static int Run(string[] args, string knowledgeFolder, DateTime belgianNow, TextReader input, TextWriter output, TextWriter errors)
    {
        if (args[0] == "teams-package") return TeamsPackage.Run(args[1..]);
        var loaded = KnowledgeLoader.Load(knowledgeFolder, DateOnly.FromDateTime(belgianNow), Home.Model);
        if (args[0] == "check") return Check(loaded, output);
        if (loaded.Knowledge is not { } knowledge)
        {
            foreach (var problem in loaded.Problems.Where(problem => problem.Severity == Severity.Error)) errors.WriteLine(problem);
            return 1;
        }

        if (args is not [_, var file])
        {
            errors.WriteLine(Usage);
            return 1;
        }

        if (file != "-" && !File.Exists(file))
        {
            errors.WriteLine($"{file}: no such file.");
            return 1;
        }

        using var lines = file == "-" ? null : new StreamReader(file);
        return args[0] == "ask" ? Ask.Run(lines ?? input, output, knowledge, belgianNow) : Compute.Run(lines ?? input, output, knowledge.Rules);
    }

    private static int Check(LoadResult loaded, TextWriter output)
    {
        foreach (var problem in loaded.Problems) output.WriteLine(problem);
        var errors = loaded.Problems.Count(problem => problem.Severity == Severity.Error);
        var warnings = loaded.Problems.Length - errors;
        output.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")}.{(errors > 0 ? " The bot would not start." : "")}");
        return errors > 0 ? 1 : 0;
    }

    /// <summary>"1 error", "2 errors".</summary>
    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
