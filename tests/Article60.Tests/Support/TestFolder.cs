namespace Article60.Tests.Support;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("article60-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
