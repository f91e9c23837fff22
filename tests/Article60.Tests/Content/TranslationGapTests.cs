using Article60.Knowledge;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>What another language lacks: whole files, single keys, and translations older than the French text.</summary>
public sealed class TranslationGapTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void Whole_files_single_keys_and_old_translations_are_named()
    {
        Answered();
        Write("answers/pay/salary.fr.md", "---\ntopic: salary\nchecked: 2026-11-22\n---\nTexte.");
        Write("answers/pay/salary.nl.md", "---\ntranslated: 2026-11-22\n---\nTekst.");
        Write("answers/pay/salary.de.md", "---\ntranslated: 2026-05-01\n---\nText.");
        Write("flows/contact.fr.yaml", "title: Titre\nquestions:\n  phone: { ask: Numéro ?, label: Téléphone, typed: [gsm, tél] }\n");
        Write("flows/contact.nl.yaml", "title: Titel\nquestions:\n  phone: { ask: Nummer?, label: Telefoon, typed: [gsm] }\n");
        Write("flows/contact.de.yaml", "title: Titel\nquestions:\n  phone: { ask: Nummer?, typed: [Handy] }\n");
        Write("languages/fr.yaml", "texts: { yes: Oui, no: Non }");
        Write("languages/nl.yaml", "texts: { yes: Ja, no: Nee }");
        Write("languages/de.yaml", "not: [valid");

        var gaps = TranslationGaps.Find(new KnowledgeFiles(_folder.Path));

        Assert.Empty(gaps.Where(gap => gap.Language == "nl"));
        Assert.Equal(
            ["answers/pay/salary.fr.md old", "flows/contact.fr.yaml questions.phone.label", "languages/fr.yaml texts.yes,texts.no"],
            gaps.Where(gap => gap.Language == "de").Select(gap => $"{gap.File["knowledge/".Length..]} {(gap.Old ? "old" : string.Join(',', gap.Missing))}"));
        Assert.Equal(3, gaps.Count(gap => gap is { Language: "en", IsWhole: true }));
    }

    [Fact]
    public void A_folder_whose_own_name_looks_French_is_read_like_any_other()
    {
        Answered();
        Write("old.fr.d/answers/pay/salary.fr.md", "---\ntopic: salary\nchecked: 2026-11-22\n---\nTexte.");
        Write("old.fr.d/answers/pay/salary.nl.md", "---\ntranslated: 2026-11-22\n---\nTekst.");
        Write("old.fr.d/lexicon/languages-answered.txt", "fr | français\nnl | Nederlands");

        Assert.Empty(TranslationGaps.Find(new KnowledgeFiles(Path.Combine(_folder.Path, "old.fr.d"))));
    }

    [Fact]
    public void Every_language_that_is_answered_is_looked_at() =>
        Assert.Equal("nl de en", string.Join(' ', TranslationGaps.Wanted(new KnowledgeFiles(Repository.Knowledge))));

    [Fact]
    public void Every_french_text_of_the_real_folder_is_looked_at()
    {
        var files = new KnowledgeFiles(Repository.Knowledge);
        foreach (var kind in TranslationGaps.Kinds) Assert.NotEmpty(TranslationGaps.Texts(files, kind));
        var looked = TranslationGaps.Kinds.SelectMany(kind => TranslationGaps.Texts(files, kind)).Select(text => text.Path);
        var all = Directory.EnumerateFiles(Repository.Knowledge, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) is var name && (name == "fr.yaml" || name.EndsWith(".fr.md", StringComparison.Ordinal) || name.EndsWith(".fr.yaml", StringComparison.Ordinal)));
        Assert.Equal(all.Order(StringComparer.Ordinal), looked.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private void Answered() => Write("lexicon/languages-answered.txt", "fr | français\nnl | Nederlands\nde | Deutsch\nen | English");

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
