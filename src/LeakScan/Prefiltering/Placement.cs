namespace LeakScan.Prefiltering;

/// <summary>Where a vector kernel looks for a keyword.</summary>
/// <param name="Offset">Offset in the keyword of the piece that stands for it, of which every stage sees four bytes (three in a keyword of three) and some kernels more; at most <see cref="MaxOffset"/>.</param>
/// <param name="Bucket">The bucket whose tables hold the piece; below <see cref="LookupLayout.Buckets"/>.</param>
internal readonly record struct Placement(byte Offset, byte Bucket)
{
    /// <summary>Bytes of a piece that all stages see.</summary>
    public const int PieceLength = 4;

    /// <summary>Bounds how far behind its first byte a keyword is noticed, hence how far a range is searched beyond its end.</summary>
    public const int MaxOffset = 15;
}
