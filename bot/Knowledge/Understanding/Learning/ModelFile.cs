using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>
/// Keeps a trained model beside the program. Its key is a hash over the words it was learned from and the build that learned them:
/// any other words or code learn again, so a kept model never changes an answer. It ends with a hash over all before it: a damaged file is none.
/// </summary>
internal static class ModelFile
{
    private const uint Mark = 0x3630_6136; // "6a06"

    /// <summary>Bytes hashed at a time.</summary>
    private const int Piece = 1 << 16;

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

    /// <summary>What is kept under that key, or null when there is nothing, something else, or a damaged file.</summary>
    public static KeptLearning? Read(string path, byte[] key)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new BinaryReader(file);
            if (reader.ReadUInt32() != Mark || !reader.ReadBytes(key.Length).AsSpan().SequenceEqual(key) || !IsWhole(file)) return null;
            if (ReadModel(reader) is not { } topics || ReadModel(reader) is not { } languages) return null;
            if (topics.Models[0].Length != EmbeddedModel.Length(topics.Features.Length, topics.Classes.Length)) return null;
            var count = reader.ReadInt32();
            var words = new Dictionary<string, int>(count, StringComparer.Ordinal);
            for (var i = 0; i < count; i++) words[reader.ReadString()] = reader.ReadInt32();
            return new(topics, languages, words);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file ends with the hash of what stands before; the position stays.</summary>
    private static bool IsWhole(FileStream file)
    {
        var (start, end) = (file.Position, file.Length - SHA256.HashSizeInBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        file.Position = 0;
        for (var left = end; left > 0; left -= Piece)
        {
            var some = piece.AsSpan(0, (int)Math.Min(left, Piece));
            file.ReadExactly(some);
            hash.AppendData(some);
        }

        var kept = piece.AsSpan(0, SHA256.HashSizeInBytes);
        file.ReadExactly(kept);
        var whole = kept.SequenceEqual(hash.GetHashAndReset());
        file.Position = start;
        return whole;
    }

    private static TrainedModel? ReadModel(BinaryReader reader)
    {
        var (classes, rows, models, length) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (classes < 1 || rows < 1 || models < 1 || length < 1) return null;
        var ids = ImmutableArray.CreateBuilder<string>(classes);
        for (var i = 0; i < classes; i++) ids.Add(reader.ReadString());
        var model = new TrainedModel(ids.MoveToImmutable(), new ulong[rows], new float[rows], [.. Enumerable.Range(0, models).Select(_ => new byte[length])]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model.Features.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model.Rarity.AsSpan()));
        foreach (var one in model.Models) reader.BaseStream.ReadExactly(one);
        return model;
    }

    /// <summary>Writes beside and renames, so that nobody reads half a file; where nothing can be written, the next start learns again.</summary>
    public static void Write(string path, byte[] key, KeptLearning learned)
    {
        var half = $"{path}.{Environment.ProcessId}";
        try
        {
            using (var file = new FileStream(half, FileMode.Create, FileAccess.ReadWrite))
            using (var writer = new BinaryWriter(file))
            {
                writer.Write(Mark);
                writer.Write(key);
                WriteModel(writer, learned.Topics);
                WriteModel(writer, learned.Languages);
                writer.Write(learned.Words.Count);
                foreach (var (word, count) in learned.Words)
                {
                    writer.Write(word);
                    writer.Write(count);
                }

                writer.Flush();
                file.Position = 0;
                writer.Write(SHA256.HashData(file));
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
        }
    }

    private static void WriteModel(BinaryWriter writer, TrainedModel model)
    {
        writer.Write(model.Classes.Length);
        writer.Write(model.Features.Length);
        writer.Write(model.Models.Length);
        writer.Write(model.Models[0].Length);
        foreach (var id in model.Classes) writer.Write(id);
        writer.Write(MemoryMarshal.AsBytes(model.Features.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(model.Rarity.AsSpan()));
        foreach (var one in model.Models) writer.Write(one);
    }
}
