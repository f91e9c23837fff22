using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>Every citation leads to a source that exists.</summary>
internal static class Cite
{
    public static void Check(Yaml place, Citation citation, IReadOnlyDictionary<string, Source> sources)
    {
        if (!sources.ContainsKey(citation.Source))
            place.Error("K204", $"no source \"{citation.Source}\" in sources.yaml.{Nearest.Hint(citation.Source, sources.Keys)}");
    }
}
