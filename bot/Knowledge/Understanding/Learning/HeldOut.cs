using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Every third phrasing of each topic, language and style is kept from training when quality is measured. Fixed for ever.</summary>
internal static class HeldOut
{
    public static (ImmutableArray<Phrasing> Training, ImmutableArray<Phrasing> Test) Split(ImmutableArray<Phrasing> phrasings)
    {
        var test = new HashSet<Phrasing>();
        foreach (var group in phrasings.GroupBy(phrasing => (phrasing.Id, phrasing.Language)))
        {
            var place = (int)(Hash.Of('h', group.Key.Id) % 3);
            foreach (var phrasing in group.OrderBy(phrasing => phrasing.Style, StringComparer.Ordinal).ThenBy(phrasing => Hash.Of('h', phrasing.Text)))
                if (place++ % 3 == 2) test.Add(phrasing);
        }

        return ([.. phrasings.Where(phrasing => !test.Contains(phrasing))], [.. phrasings.Where(test.Contains)]);
    }
}
