namespace LeakScan.Prefiltering;

/// <summary>
/// One look-up a byte in a table of 128 entries, which a permutation over two registers of 512 bits offers. Nothing but the byte itself is accepted,
/// so 16 buckets let through as few positions as 24 of half bytes do, and their tables fit into 16 of the 32 registers.
/// </summary>
internal sealed class ByteLayout : LookupLayout
{
    private ByteLayout()
    {
    }

    public static ByteLayout Instance { get; } = new();

    public override int Lookups => Placement.PieceLength;

    public override int Buckets => 16;

    public override int Entries => 128;

    public override int Lane(int lookup) => lookup;

    // The permutation ignores bit 7; the kernel rejects positions whose first byte is not ASCII.
    public override int Index(int lookup, byte value) => value < 128 || lookup > 0 ? value & 127 : -1;
}
