namespace LeakScan.Git;

/// <summary>Bytes that an object has from its base, as they are.</summary>
/// <param name="Source">Where they start in the base.</param>
/// <param name="Target">Where they start in the object.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct CopiedRun(int Source, int Target, int Length)
{
    /// <summary>Shorter ones are not told of: a delta has many of them, and a visitor works in steps of hundreds of bytes.</summary>
    public const int Shortest = 512;

    /// <summary>Where they end in the base.</summary>
    public int SourceEnd => Source + Length;

    /// <summary>Where they end in the object.</summary>
    public int TargetEnd => Target + Length;
}
