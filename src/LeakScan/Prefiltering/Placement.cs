namespace LeakScan.Prefiltering;

/// <summary>Where a vector kernel looks for a keyword.</summary>
/// <param name="Offset">Offset in the keyword of the piece of four bytes (three in a keyword of three) that stands for it; at most <see cref="MaxOffset"/>.</param>
/// <param name="Bucket">The bucket whose tables hold the piece; below <see cref="LookupLayout.Buckets"/>.</param>
internal readonly record struct Placement(byte Offset, byte Bucket)
{
    /// <summary>Bytes in a piece.</summary>
    public const int PieceLength = 4;

    /// <summary>Bounds how far behind its first byte a keyword is noticed, hence how far a range is searched beyond its end.</summary>
    public const int MaxOffset = 15;

    /// <summary>The last offset that a piece of a keyword can have.</summary>
    public static int LastOffset(int keywordLength) => Math.Clamp(keywordLength - PieceLength, 0, MaxOffset);
}
