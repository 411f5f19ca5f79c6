namespace LeakScan.Prefiltering;

/// <summary>
/// How a vector kernel looks at a piece: as several look-ups, each of which turns a byte or two into the index of a small table.
/// An entry of a table holds one bit for each bucket; a position passes when some bucket's bit is set in the entries of all look-ups. Buckets may differ in what their look-ups see:
/// they are of several kinds then. The planner and the tables of the kernels are made from the same layout, so that they cannot disagree.
/// </summary>
internal abstract class LookupLayout
{
    /// <summary>The bits of an entry: the buckets of one set of tables.</summary>
    public const int BucketsOfSet = 8;

    /// <summary>How many entries a look-up selects at most, some twice.</summary>
    public const int MostSelected = 256;

    /// <summary>How many look-ups there are for each bucket.</summary>
    public abstract int Lookups { get; }

    /// <summary>How many buckets there are: 8 for each set of tables.</summary>
    public abstract int Buckets { get; }

    /// <summary>Entries of each table; at most 128.</summary>
    public abstract int Entries { get; }

    /// <summary>How many kinds of buckets there are, as many of each; the first takes keywords of any length.</summary>
    public abstract int Kinds { get; }

    /// <summary>How many bytes the look-ups of a kind see together.</summary>
    public abstract int PieceLength(int kind);

    /// <summary>The entry that the bytes at some place select, or -1 when the look-up rejects them.</summary>
    public abstract int Index(int kind, int lookup, ReadOnlySpan<byte> text);

    /// <summary>Writes the entries that must hold the bucket of a piece, and returns how many.</summary>
    /// <param name="kind">The kind of the bucket.</param>
    /// <param name="lookup">The look-up.</param>
    /// <param name="piece">The piece in lower case; any byte may follow it where it is shorter than the look-ups see.</param>
    /// <param name="entries">Room for <see cref="MostSelected"/>.</param>
    public abstract int Select(int kind, int lookup, ReadOnlySpan<byte> piece, Span<byte> entries);

    /// <summary>The kind of a bucket.</summary>
    public int Kind(int bucket) => bucket * Kinds / Buckets;

    /// <summary>The last offset that a piece of a keyword can have in a bucket of some kind.</summary>
    public int LastOffset(int keywordLength, int kind) => Math.Clamp(keywordLength - PieceLength(kind), 0, Placement.MaxOffset);

    /// <summary>The bytes of a keyword that the look-ups of a kind see.</summary>
    public ReadOnlySpan<byte> Piece(byte[] keyword, int offset, int kind) => keyword.AsSpan(offset, Math.Min(PieceLength(kind), keyword.Length - offset));

    /// <summary>The tables of a kernel: for each 8 buckets, for each look-up, the entries, as often as they fit into <paramref name="stride"/> bytes.</summary>
    public byte[] BuildTables(ReadOnlySpan<byte[]> keywords, ReadOnlySpan<Placement> placements, int stride)
    {
        var tables = new byte[Buckets / BucketsOfSet * Lookups * stride];
        Span<byte> selected = stackalloc byte[MostSelected];
        for (var i = 0; i < keywords.Length; i++)
        {
            if (!Keyword.IsAscii(keywords[i]))
            {
                continue;
            }

            var set = placements[i].Bucket / BucketsOfSet;
            var bucket = (byte)(1 << (placements[i].Bucket % BucketsOfSet));
            var kind = Kind(placements[i].Bucket);
            var piece = Piece(keywords[i], placements[i].Offset, kind);
            for (var lookup = 0; lookup < Lookups; lookup++)
            {
                var table = tables.AsSpan(((set * Lookups) + lookup) * stride, stride);
                foreach (var entry in selected[..Select(kind, lookup, piece, selected)])
                {
                    for (int at = entry; at < table.Length; at += Entries)
                    {
                        table[at] |= bucket;
                    }
                }
            }
        }

        return tables;
    }
}
