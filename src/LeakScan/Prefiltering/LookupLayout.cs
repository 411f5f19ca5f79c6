namespace LeakScan.Prefiltering;

/// <summary>
/// How a vector kernel looks at the four bytes of a piece: as several look-ups, each of which turns one byte into the index of a small table.
/// An entry of a table holds one bit for each bucket; a position passes when some bucket's bit is set in the entries of all look-ups. The planner and the
/// tables of the kernels are made from the same layout, so that they cannot disagree.
/// </summary>
internal abstract class LookupLayout
{
    /// <summary>How many look-ups there are.</summary>
    public abstract int Lookups { get; }

    /// <summary>How many buckets there are: 8 for each set of tables.</summary>
    public abstract int Buckets { get; }

    /// <summary>Entries of each table.</summary>
    public abstract int Entries { get; }

    /// <summary>Which byte of the piece a look-up sees, 0 to 3.</summary>
    public abstract int Lane(int lookup);

    /// <summary>The entry that a byte selects, or -1 when the look-up rejects it.</summary>
    public abstract int Index(int lookup, byte value);

    /// <summary>The tables of a kernel: for each 8 buckets, for each look-up, the entries, as often as they fit into <paramref name="stride"/> bytes.</summary>
    public byte[] BuildTables(ReadOnlySpan<byte[]> keywords, ReadOnlySpan<Placement> placements, int stride)
    {
        var tables = new byte[Buckets / 8 * Lookups * stride];
        for (var i = 0; i < keywords.Length; i++)
        {
            if (!Keyword.IsAscii(keywords[i]))
            {
                continue;
            }

            var piece = keywords[i].AsSpan(placements[i].Offset, Math.Min(Placement.PieceLength, keywords[i].Length));
            for (var lookup = 0; lookup < Lookups; lookup++)
            {
                var table = tables.AsSpan(((placements[i].Bucket / 8 * Lookups) + lookup) * stride, stride);
                var bucket = (byte)(1 << (placements[i].Bucket % 8));
                if (Lane(lookup) < piece.Length)
                {
                    var wanted = piece[Lane(lookup)];
                    Mark(table, lookup, wanted, bucket);
                    Mark(table, lookup, char.IsAsciiLetterLower((char)wanted) ? (byte)(wanted & ~0x20) : wanted, bucket);
                    continue;
                }

                for (var value = 0; value < 256; value++)
                {
                    Mark(table, lookup, (byte)value, bucket);
                }
            }
        }

        return tables;
    }

    // Not by a set of entries as below: 128-bit numbers are compiled when they are first used, and a hook has no time for that.
    private void Mark(Span<byte> table, int lookup, byte value, byte bucket)
    {
        var index = Index(lookup, value);
        for (var at = index; index >= 0 && at < table.Length; at += Entries)
        {
            table[at] |= bucket;
        }
    }

    /// <summary>The entries that must hold the bucket of a piece: a set, one bit each.</summary>
    /// <param name="piece">The piece in lower case: four bytes, or three when any may follow.</param>
    /// <param name="lookup">The look-up.</param>
    public UInt128 Select(ReadOnlySpan<byte> piece, int lookup)
    {
        var entries = UInt128.Zero;
        if (Lane(lookup) >= piece.Length)
        {
            for (var value = 0; value < 256; value++)
            {
                Add((byte)value);
            }

            return entries;
        }

        var wanted = piece[Lane(lookup)];
        Add(wanted);
        if (char.IsAsciiLetterLower((char)wanted))
        {
            Add((byte)(wanted & ~0x20));
        }

        return entries;

        void Add(byte value)
        {
            var index = Index(lookup, value);
            if (index >= 0)
            {
                entries |= UInt128.One << index;
            }
        }
    }
}
