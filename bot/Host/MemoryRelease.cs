namespace Article60.Host;

/// <summary>Loading the knowledge leaves more behind than it keeps. Once, before the first visitor, that memory goes back to the machine.</summary>
internal static class MemoryRelease
{
    public static void Now() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
