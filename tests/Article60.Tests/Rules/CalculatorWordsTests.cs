using System.Text.RegularExpressions;
using Article60.Rules.Calculators;
using Article60.Tests.Support;

namespace Article60.Tests.Rules;

/// <summary>Every key that a calculator can utter has French words: looked up in the sources, since no run reaches them all.</summary>
public sealed partial class CalculatorWordsTests
{
    [Fact]
    public void Every_step_warning_and_refusal_named_in_the_code_has_words()
    {
        var code = string.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "bot", "Rules"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        var words = string.Concat(Directory.GetFiles(Path.Combine(Repository.Knowledge, "calculators"), "*.fr.yaml").Select(File.ReadAllText));
        var keys = Uttered().Matches(code).SelectMany(m => Quoted().Matches(m.Value)).Select(m => m.Groups[1].Value)
            .Where(key => key.Length > 0 && char.IsLower(key[0]) && !key.Contains(".line", StringComparison.Ordinal) && !AllCalculators.All.Any(c => c.Takes(key))).Distinct().ToArray();

        Assert.True(keys.Length > 80, $"only {keys.Length} keys found");
        Assert.DoesNotContain(keys, key => !words.Contains($"\n  {key}:", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_input_has_a_name_for_people()
    {
        var words = string.Concat(Directory.GetFiles(Path.Combine(Repository.Knowledge, "calculators"), "*.fr.yaml").Select(File.ReadAllText));
        Assert.DoesNotContain(AllCalculators.All.SelectMany(c => c.Inputs).Select(i => i.Name), name => !words.Contains($"\n  {name}:", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?:\.Step|\.Warn|\.WarnIf|Decline|Declined)\((?:[^;""]*""[a-z0-9-]+"")+")]
    private static partial Regex Uttered();

    [GeneratedRegex(@"""([a-z0-9-]+)""")]
    private static partial Regex Quoted();
}
