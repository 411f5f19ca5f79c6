namespace LeakScan.Git;

/// <summary>What reading objects may cost in memory.</summary>
/// <param name="MaxObjectSize">Bytes of the largest object that is read; larger ones are reported as <see cref="ObjectProblemKind.TooLarge"/>.</param>
/// <param name="HeldBases">Bytes of bases that one worker keeps while it reads what is built on them; further ones are built again when needed.</param>
/// <param name="CachedBases">Bytes of bases that one reader of single objects keeps.</param>
internal readonly record struct ReadLimits(int MaxObjectSize, long HeldBases, long CachedBases)
{
    public static ReadLimits Default { get; } = new(256 << 20, 32 << 20, 16 << 20);
}
