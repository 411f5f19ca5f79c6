namespace LeakScan.Git;

/// <summary>The constant tables of deflate (RFC 1951, section 3.2), in the form <see cref="HuffmanTable"/> takes.</summary>
internal static class DeflateTables
{
    public const int LiteralSymbols = 288;
    public const int DistanceSymbols = 32;
    public const int PrecodeSymbols = 19;

    /// <summary>Widths of the main tables. Wider saves trips to a subtable and costs more to build, which counts when objects are small.</summary>
    public const int LiteralBits = 11;

    /// <inheritdoc cref="LiteralBits"/>
    public const int DistanceBits = 8;

    /// <inheritdoc cref="LiteralBits"/>
    public const int PrecodeBits = 7;

    /// <summary>Entries that the worst code needs, main table and subtables (zlib's <c>enough</c>).</summary>
    public const int LiteralEntries = 2342;

    /// <inheritdoc cref="LiteralEntries"/>
    public const int DistanceEntries = 402;

    /// <inheritdoc cref="LiteralEntries"/>
    public const int PrecodeEntries = 128;

    /// <summary>The order in which the lengths of the precode are stored.</summary>
    public static ReadOnlySpan<byte> PrecodeOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static uint[] Literals { get; } = MakeLiterals();

    public static uint[] Distances { get; } = MakeDistances();

    public static uint[] Precodes { get; } = [.. Enumerable.Range(0, PrecodeSymbols).Select(i => (uint)i << 16)];

    /// <summary>Code lengths of the fixed code.</summary>
    public static byte[] FixedLiteralLengths { get; } =
        [.. Enumerable.Range(0, LiteralSymbols).Select(i => (byte)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))];

    /// <inheritdoc cref="FixedLiteralLengths"/>
    public static byte[] FixedDistanceLengths { get; } = [.. Enumerable.Repeat((byte)5, DistanceSymbols)];

    private static uint[] MakeLiterals()
    {
        var table = new uint[LiteralSymbols];
        Array.Fill(table, HuffmanTable.Exceptional);
        for (var i = 0u; i < 256; i++)
        {
            table[i] = HuffmanTable.Literal | (i << 16);
        }

        table[256] = HuffmanTable.Exceptional | HuffmanTable.EndOfBlock;
        // Lengths 3 to 257: four symbols share a number of extra bits, but for the first eight, which have none.
        var length = 3u;
        for (var i = 0; i < 28; i++)
        {
            var extra = i < 8 ? 0 : (i / 4) - 1;
            table[257 + i] = (length << 16) | (uint)extra;
            length += 1u << extra;
        }

        table[285] = 258 << 16;
        return table;
    }

    private static uint[] MakeDistances()
    {
        var table = new uint[DistanceSymbols];
        Array.Fill(table, HuffmanTable.Exceptional);
        var distance = 1u;
        for (var i = 0; i < 30; i++)
        {
            var extra = i < 4 ? 0 : (i / 2) - 1;
            table[i] = (distance << 16) | (uint)extra;
            distance += 1u << extra;
        }

        return table;
    }
}
