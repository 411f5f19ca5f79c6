namespace LeakScan.Prefiltering;

/// <summary>
/// Look-ups in tables of 128 entries, which a permutation over two registers of 512 bits offers, by a hash of two bytes whatever their case. Which bytes stand together says more than
/// which stand at each place: 16 buckets let a quarter of the positions through that they do when each look-up sees one byte. Eight buckets see four bytes, and eight see five, for which there are
/// more pairs to choose from: they hold most keywords, and hardly any position passes them.
/// </summary>
internal sealed class PairLayout : LookupLayout
{
    // The kernel doubles twice.
    private const int OtherShift = 2;

    private const int LongPieceLength = 5;

    // As the kernel has them; one byte twice is that byte alone.
    private static readonly (byte One, byte Other)[][] Pairs =
    [
        [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3), (0, 0)],
        [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (2, 4), (3, 4)],
    ];

    private PairLayout()
    {
    }

    public static PairLayout Instance { get; } = new();

    public override int Lookups => 7;

    public override int Buckets => 16;

    public override int Entries => 128;

    public override int Kinds => 2;

    public override int PieceLength(int kind) => kind == 0 ? Placement.PieceLength : LongPieceLength;

    public override int Index(int kind, int lookup, ReadOnlySpan<byte> text)
    {
        var pair = Pairs[kind][lookup];

        // The kernel rejects positions whose first byte is not ASCII, and no others.
        return text[0] < 128 ? Index(pair, text[pair.One], text[pair.Other]) : -1;
    }

    public override int Select(int kind, int lookup, ReadOnlySpan<byte> piece, Span<byte> entries)
    {
        var pair = Pairs[kind][lookup];
        if (pair.Other < piece.Length)
        {
            entries[0] = (byte)Index(pair, piece[pair.One], piece[pair.Other]);
            return 1;
        }

        for (var any = 0; any < MostSelected; any++)
        {
            entries[any] = (byte)(pair.One < piece.Length ? Index(pair, piece[pair.One], (byte)any) : any % Entries);
        }

        return MostSelected;
    }

    private static int Index((byte One, byte Other) pair, byte one, byte other) => (Fold(one) + (pair.One == pair.Other ? 0 : Fold(other) << OtherShift)) & 127;

    private static int Fold(byte value) => value | 0x20;
}
