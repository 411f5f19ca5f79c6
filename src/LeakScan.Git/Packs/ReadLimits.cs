namespace LeakScan.Git;

/// <summary>What reading objects may cost in memory, and when which way of reading is the cheaper one.</summary>
/// <param name="MaxObjectSize">Bytes of the largest object that is read; larger ones are reported as <see cref="ObjectProblemKind.TooLarge"/>.</param>
/// <param name="HeldBases">Bytes of bases that one worker keeps while it reads what is built on them; further ones are built again when needed.</param>
/// <param name="CachedBases">Bytes of bases that one reader of single objects keeps.</param>
/// <param name="WideShare">
/// A selection of at least one commit for so many objects is wide: reading all trees along their deltas is cheaper than comparing it commit by commit.
/// </param>
/// <param name="NewShare">
/// What an earlier run has left is written anew when at least one object for so many is not in it. Fewer are read again by every run until then, which is cheaper.
/// </param>
internal readonly record struct ReadLimits(
    int MaxObjectSize, long HeldBases, long CachedBases, int WideShare = ReadLimits.DefaultWideShare, int NewShare = ReadLimits.DefaultNewShare)
{
    // Writing what is known of an object takes 0.2 microseconds, reading one by itself some fifty.
    private const int DefaultNewShare = 512;

    private const int DefaultWideShare = 12;

    public static ReadLimits Default { get; } = new(256 << 20, 32 << 20, 16 << 20);
}
