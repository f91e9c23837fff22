using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>
/// Keeps a trained model beside the program. Its key is a hash over the words it was learned from and the build that learned them:
/// any other words or code learn again, so a kept model never changes an answer.
/// </summary>
internal static class ModelFile
{
    private const uint Mark = 0x3630_6134; // "4a06"
    private const int MostClasses = 10_000;
    private const int MostRows = 10_000_000;

    /// <summary>The key of the words in a folder with this build.</summary>
    public static byte[] KeyOf(KnowledgeFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ModelFile).Module.ModuleVersionId.ToByteArray());
        foreach (var (path, name) in files.Below("phrasings", ".txt").Concat(files.Below("lexicon", ".txt")))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The model kept under that key, or null when there is none, another one, or a damaged one.</summary>
    public static TrainedModel? Read(string path, byte[] key)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new BinaryReader(file);
            if (reader.ReadUInt32() != Mark || !reader.ReadBytes(key.Length).AsSpan().SequenceEqual(key)) return null;
            var (classes, rows, weights) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            if (classes is < 1 or > MostClasses || rows is < 1 or > MostRows || file.Length - file.Position < ((long)rows * 12) + ((long)weights * 4)) return null;
            var ids = ImmutableArray.CreateBuilder<string>(classes);
            for (var i = 0; i < classes; i++) ids.Add(reader.ReadString());
            var model = new TrainedModel(ids.MoveToImmutable(), new ulong[rows], new float[rows], new float[weights]);
            file.ReadExactly(MemoryMarshal.AsBytes(model.Features.AsSpan()));
            file.ReadExactly(MemoryMarshal.AsBytes(model.Rarity.AsSpan()));
            file.ReadExactly(MemoryMarshal.AsBytes(model.Weights.AsSpan()));
            return model;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes beside and renames, so that nobody reads half a file; where nothing can be written, the next start learns again.</summary>
    public static void Write(string path, byte[] key, TrainedModel model)
    {
        var half = $"{path}.{Environment.ProcessId}";
        try
        {
            using (var file = File.Create(half))
            using (var writer = new BinaryWriter(file))
            {
                writer.Write(Mark);
                writer.Write(key);
                writer.Write(model.Classes.Length);
                writer.Write(model.Features.Length);
                writer.Write(model.Weights.Length);
                foreach (var id in model.Classes) writer.Write(id);
                writer.Write(MemoryMarshal.AsBytes(model.Features.AsSpan()));
                writer.Write(MemoryMarshal.AsBytes(model.Rarity.AsSpan()));
                writer.Write(MemoryMarshal.AsBytes(model.Weights.AsSpan()));
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
        }
    }
}
