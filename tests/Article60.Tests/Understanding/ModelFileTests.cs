using Article60.Knowledge;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Learning;
using Article60.Tests.Support;

namespace Article60.Tests.Understanding;

public sealed class ModelFileTests : IDisposable
{
    private static readonly KnowledgeFiles Files = new(Repository.Knowledge);
    private readonly TestFolder _folder = new();

    private string File => _folder.File("understanding.model");

    [Fact]
    public void A_kept_model_understands_byte_for_byte_as_the_one_that_learned()
    {
        var learned = Understander.Train(Files, new ProblemList(), File);
        var kept = Understander.Train(Files, new ProblemList(), File);

        foreach (var text in (string[])["quel est le salaire ?", "jé fini mon contra kan es ke jai le chomage", "Ik ben ziek, wie moet ik bellen?", "47", "je n'ai plus rien à manger"])
        {
            var (first, again) = (learned.Understand(text, UnderstandingContext.None, RealKnowledge.Today), kept.Understand(text, UnderstandingContext.None, RealKnowledge.Today));
            Assert.Equal((first.KindWord, first.Confidence, string.Join(',', first.Topics)), (again.KindWord, again.Confidence, string.Join(',', again.Topics)));
        }
    }

    [Fact]
    public void Other_words_and_a_damaged_file_are_not_taken()
    {
        var key = ModelFile.KeyOf(Files);
        var model = new TrainedModel(["a"], [1UL, 2UL], [1f, 2f], [new byte[EmbeddedModel.Length(2, 1)]]);
        ModelFile.Write(File, key, new(model, model, new Dictionary<string, int> { ["salaire"] = 3 }));

        Assert.Equal(3, ModelFile.Read(File, key)!.Words["salaire"]);
        Assert.Null(ModelFile.Read(File, [.. key.Reverse()]));
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..60]);
        Assert.Null(ModelFile.Read(File, key));
    }

    [Fact]
    public void A_file_with_one_wrong_byte_is_not_taken_wherever_the_byte_stands()
    {
        var key = ModelFile.KeyOf(Files);
        var model = new TrainedModel(["a"], [1UL, 2UL], [1f, 2f], [new byte[EmbeddedModel.Length(2, 1)]]);
        ModelFile.Write(File, key, new(model, model, new Dictionary<string, int> { ["salaire"] = 3 }));
        var whole = System.IO.File.ReadAllBytes(File);

        for (var i = 0; i < whole.Length; i += 5)
        {
            byte[] wrong = [.. whole];
            wrong[i] ^= 0xff;
            System.IO.File.WriteAllBytes(File, wrong);
            Assert.Null(ModelFile.Read(File, key));
        }
    }

    public void Dispose() => _folder.Dispose();
}
