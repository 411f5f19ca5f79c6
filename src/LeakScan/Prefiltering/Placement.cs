namespace LeakScan.Prefiltering;

/// <summary>Where a vector kernel looks for a keyword.</summary>
/// <param name="Offset">Offset in the keyword of the piece of four bytes (three in a keyword of three) that stands for it; at most <see cref="MaxOffset"/>.</param>
/// <param name="Bucket">The bucket whose tables hold the piece; below <see cref="Buckets"/>.</param>
internal readonly record struct Placement(byte Offset, byte Bucket)
{
    /// <summary>Bytes in a piece.</summary>
    public const int PieceLength = 4;

    /// <summary>How many buckets every kernel has: one bit each in four bytes.</summary>
    public const int Buckets = 32;

    /// <summary>Bounds how far behind its first byte a keyword is noticed, hence how far a range is searched beyond its end.</summary>
    public const int MaxOffset = 15;
}
