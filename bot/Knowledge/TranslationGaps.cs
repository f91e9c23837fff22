using System.Collections.Immutable;
using Article60.Knowledge.Readers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Article60.Knowledge;

/// <summary>What another language still lacks of one French text.</summary>
/// <param name="File">The French file, as problems name it.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Missing">Keys without a translation; empty when the whole file is missing or only old.</param>
/// <param name="Old">There is a translation, but the French text has been checked since.</param>
public sealed record TranslationGap(string File, string Language, ImmutableArray<string> Missing, bool Old)
{
    /// <summary>Folder of the file: answers, flows, calculators…</summary>
    public string Kind => File.Split('/')[1];

    public bool IsWhole => Missing.IsEmpty && !Old;
}

/// <summary>Compares every French text with its siblings in other languages, file by file and key by key.</summary>
public static class TranslationGaps
{
    private const string French = ".fr.";

    /// <summary>Folders with texts that visitors read.</summary>
    public static readonly ImmutableArray<string> Kinds = ["answers", "flows", "calculators", "letters", "centres", "languages"];

    /// <summary>Languages besides French in which the bot is to answer: <c>lexicon/languages-answered.txt</c>.</summary>
    public static ImmutableArray<string> Wanted(KnowledgeFiles files) =>
        [.. LexiconReader.ReadOne(files, "languages-answered").Select(entry => entry.Key).Where(language => language != "fr")];

    /// <summary>The French texts of a kind.</summary>
    public static ImmutableArray<(string Path, string Name)> Texts(KnowledgeFiles files, string kind)
    {
        ArgumentNullException.ThrowIfNull(files);
        return kind == "languages"
            ? files.One("languages/fr.yaml") is { } general ? [general] : []
            : [.. files.Below(kind, $"{French}md"), .. files.Below(kind, $"{French}yaml")];
    }

    public static ImmutableArray<TranslationGap> Find(KnowledgeFiles files)
    {
        var wanted = Wanted(files);
        return
        [
            .. from kind in Kinds
               from text in Texts(files, kind)
               from language in wanted
               let gap = Compare(text.Path, text.Name, language)
               where gap is not null
               select gap,
        ];
    }

    private static TranslationGap? Compare(string path, string name, string language)
    {
        var file = Path.GetFileName(path);
        var sibling = Path.Combine(Path.GetDirectoryName(path)!, file == "fr.yaml" ? $"{language}.yaml" : file.Replace(French, $".{language}.", StringComparison.Ordinal));
        if (!File.Exists(sibling)) return new(name, language, [], Old: false);

        var (ours, theirs) = (KnowledgeFiles.Read(path), KnowledgeFiles.Read(sibling));
        if (path.EndsWith(".md", StringComparison.Ordinal)) return IsOld(ours, theirs, name) ? new(name, language, [], Old: true) : null;
        var missing = Keys(ours).Except(Keys(theirs), StringComparer.Ordinal).ToImmutableArray();
        return missing.IsEmpty ? null : new(name, language, missing, Old: false);
    }

    /// <summary>The translation names the day it was made; the French text the day it was last checked.</summary>
    private static bool IsOld(string french, string translation, string name)
    {
        var quiet = new ProblemList();
        return FrontMatter.Parse(french, name, quiet)?.Head.Find("checked")?.AsDay() is { } @checked
            && FrontMatter.Parse(translation, name, quiet)?.Head.Find("translated")?.AsDay() is { } translated && translated < @checked;
    }

    /// <summary>Paths of every text in a YAML file; nothing from one that cannot be read, which the loader reports.</summary>
    private static IEnumerable<string> Keys(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return [.. stream.Documents.SelectMany(document => Paths(document.RootNode, ""))];
        }
        catch (YamlException)
        {
            return [];
        }
    }

    /// <summary>Lists count as one text: a language may need more or fewer words for the same thing.</summary>
    private static IEnumerable<string> Paths(YamlNode node, string at) => node is YamlMappingNode map
        ? map.Children.SelectMany(pair => Paths(pair.Value, at.Length == 0 ? $"{pair.Key}" : $"{at}.{pair.Key}"))
        : [at];
}
