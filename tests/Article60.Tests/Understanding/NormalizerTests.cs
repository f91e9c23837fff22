using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding.Text;
using Article60.Tests.Support;

namespace Article60.Tests.Understanding;

public sealed class NormalizerTests
{
    private static readonly Spelling Spelling = new(LexiconReader.Read(new KnowledgeFiles(Repository.Knowledge), new ProblemList()));

    private static readonly Dictionary<string, int> Known = new() { ["chauffeur"] = 5, ["salaire"] = 9, ["contrat"] = 9, ["veux"] = 5, ["certificat"] = 4 };

    [Theory]
    [InlineData("cb c", "combien c")]
    [InlineData("C'est koi l'art. 60 § 7 ?", "c est quoi l art60 ?")]
    [InlineData("article soixante", "art60")]
    [InlineData("ART60", "art60")]
    [InlineData("Où est l'école ?", "ou est l ecole ?")]
    [InlineData("j'ai 60 ans", "j ai #60 ans")]
    [InlineData("ma femme a 60 ans", "ma femme a #60 ans")]
    [InlineData("à 60 ans", "a #60 ans")]
    [InlineData("je suis en a 60", "je suis en art60")]
    [InlineData("merci 🙏!!", "merci 🙏")]
    public void Chat_writing_becomes_ordinary_words(string typed, string words) =>
        Assert.Equal(words, string.Join(' ', new TextNormalizer(Spelling, null).Words(Tokenizer.Cut(typed))));

    [Theory]
    [InlineData("chaufeur", "chauffeur")]
    [InlineData("salére", "salaire")]
    [InlineData("kontra", "contrat")]
    [InlineData("certifciat", "certificat")]
    [InlineData("jveux", "j veux")]
    [InlineData("xylophone", "xylophone")]
    public void A_slip_is_mended_when_one_known_word_is_close(string typed, string meant) =>
        Assert.Equal(meant, string.Join(' ', new Repair(Known).Mend(Fold.Text(typed))));

    [Theory]
    [InlineData("quand", "kan")]
    [InlineData("travailler", "travaillé")]
    [InlineData("combien", "konbien")]
    [InlineData("beau", "bo")]
    public void Words_that_sound_alike_share_a_key(string one, string other) =>
        Assert.Equal(Phonetics.Key(Fold.Text(one)), Phonetics.Key(Fold.Text(other)));
}
