namespace LeakScan.Prefiltering;

/// <summary>
/// Two look-ups a byte in tables of 16 entries, which is what a byte shuffle of 128 bits offers: by bits 0 to 3 and by bits 3 to 6. The usual split into
/// half bytes wastes bit 7, which is 0 in every keyword; with bit 3 in both, a bucket that holds several bytes accepts a fifth fewer others.
/// 24 buckets: with 16 too many positions pass, and 32 cost more than they save.
/// </summary>
internal sealed class NibbleLayout : LookupLayout
{
    /// <summary>How far the high look-up shifts a byte.</summary>
    public const int HighShift = 3;

    private NibbleLayout()
    {
    }

    public static NibbleLayout Instance { get; } = new();

    public override int Lookups => 2 * Placement.PieceLength;

    public override int Buckets => 24;

    public override int Entries => 16;

    public override int Kinds => 1;

    public override int PieceLength(int kind) => Placement.PieceLength;

    public override int Index(int kind, int lookup, ReadOnlySpan<byte> text) => Index(lookup, text[Lane(lookup)]);

    public override int Select(int kind, int lookup, ReadOnlySpan<byte> piece, Span<byte> entries)
    {
        var count = 0;
        if (Lane(lookup) < piece.Length)
        {
            var wanted = piece[Lane(lookup)];
            entries[count++] = (byte)Index(lookup, wanted);
            if (char.IsAsciiLetterLower((char)wanted))
            {
                entries[count++] = (byte)Index(lookup, (byte)(wanted & ~0x20));
            }

            return count;
        }

        for (var entry = 0; entry < Entries; entry++)
        {
            entries[count++] = (byte)entry;
        }

        return count;
    }

    private static int Lane(int lookup) => lookup / 2;

    private static int Index(int lookup, byte value)
    {
        if (lookup % 2 != 0)
        {
            return (value >> HighShift) & 15;
        }

        // The fourth byte must not be rejected for not being ASCII: behind a keyword of three bytes anything may follow.
        return value < 128 || Lane(lookup) == Placement.PieceLength - 1 ? value & 15 : -1;
    }
}
