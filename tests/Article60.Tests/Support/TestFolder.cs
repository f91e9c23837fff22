namespace Article60.Tests.Support;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("article60-").FullName;

    /// <summary>For somebody who ends as xunit's asynchronous life does, which the analyzers do not take for an end.</summary>
    public static TestFolder Make() => new();

    /// <summary>Path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Path of a folder in it, made when it is not there.</summary>
    public string Sub(string name) => Directory.CreateDirectory(File(name)).FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
