using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace LeakScan.Prefiltering;

/// <summary>
/// The last stages: find out which keywords, if any, have their piece at a position, exactly. Keywords are grouped by a hash of the folded piece, and
/// the first of a group is compared by one masked load of eight bytes, in which only ASCII letters lose their case; for the others of a group the bytes before and
/// behind the piece must be right. That happens for all positions of a chunk before the few that are left are looked at one by one, because whether a position is
/// right is as good as random to the processor. Immutable.
/// </summary>
internal sealed class KeywordVerifier
{
    // Several for each keyword: a group of two is looked at one by one whenever one of them might be there.
    private const int HashBits = 14;
    private const int ShortHashBits = 12;
    private const int PositionBits = 16;

    private readonly byte[][] _keywords;
    private readonly KeywordEntry[] _entries;

    // The first entry of each hash; entry 0 never matches. Keywords of three bytes are hashed without the byte behind them, in heads of their own.
    private readonly ushort[] _heads = new ushort[1 << HashBits];
    private readonly ushort[] _shortHeads = new ushort[1 << ShortHashBits];
    private readonly uint _shortMask = MemoryMarshal.Read<uint>([0xFF, 0xFF, 0xFF, 0]);

    public KeywordVerifier(byte[][] keywords, ReadOnlySpan<Placement> placements)
    {
        _keywords = keywords;
        _entries = new KeywordEntry[keywords.Length + 1];
        _entries[0] = KeywordEntry.Never;
        var order = new (uint Slot, int Keyword)[keywords.Length];
        for (var i = 0; i < keywords.Length; i++)
        {
            order[i] = (Slot(keywords[i], placements[i].Offset), i);
        }

        Array.Sort(order);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var (slot, keyword) = order[i];
            var hasNext = i + 1 < order.Length && order[i + 1].Slot == slot;
            _entries[i + 1] = Entry(keywords[keyword], keyword, placements[keyword].Offset, hasNext);
            if (hasNext)
            {
                // Of all, since the first one is looked at for the whole group.
                var next = _entries[i + 2];
                var (before, behind) = next.HasNext ? (next.Before, next.Behind) : Neighbours(next);
                var (ownBefore, ownBehind) = Neighbours(_entries[i + 1]);
                _entries[i + 1] = _entries[i + 1] with { Before = before | ownBefore, Behind = behind | ownBehind };
            }

            var (heads, head) = slot < 1 << HashBits ? (_heads, slot) : (_shortHeads, slot - (1 << HashBits));
            heads[head] = (ushort)(i + 1);
        }
    }

    /// <summary>How many elements <see cref="Verify"/> needs as working space for that many positions.</summary>
    public static int WorkingLength(int positions) => (2 * positions) + 1;

    /// <summary>Adds the candidates whose piece stands at one of some positions.</summary>
    /// <param name="search">The search.</param>
    /// <param name="origin">Offset in the content that the positions count from.</param>
    /// <param name="text">
    /// The byte at <paramref name="origin"/>, in the content or in a copy. Eight bytes can be read at every position, and <paramref name="lead"/> before the first.
    /// </param>
    /// <param name="lead">How many bytes stand before <paramref name="text"/>, if not enough for every offset.</param>
    /// <param name="positions">Where the sieve let pass, ascending.</param>
    /// <param name="working">Working space.</param>
    public void Verify(in Search search, int origin, ref byte text, int lead, ReadOnlySpan<ushort> positions, Span<uint> working)
    {
        foreach (var match in working[..Match(ref text, lead, positions, ref MemoryMarshal.GetReference(working))])
        {
            var position = origin + (int)(match & ((1 << PositionBits) - 1));
            var index = match >> PositionBits;
            do
            {
                ref readonly var entry = ref _entries[index++];
                var start = position - entry.Offset;
                if (search.Includes(start, entry.Length) && IsAt(entry, search.Content[start..]))
                {
                    search.Add(new Candidate(start, entry.Keyword));
                }

                if (!entry.HasNext)
                {
                    break;
                }
            }
            while (true);
        }
    }

    private static KeywordEntry Entry(ReadOnlySpan<byte> bytes, int keyword, byte offset, bool hasNext)
    {
        Span<byte> mask = stackalloc byte[8];
        Span<byte> value = stackalloc byte[8];
        mask.Clear();
        value.Clear();
        for (var i = 0; i < Math.Min(8, bytes.Length); i++)
        {
            mask[i] = (byte)(char.IsAsciiLetter((char)bytes[i]) ? 0xDF : 0xFF);
            value[i] = (byte)(bytes[i] & mask[i]);
        }

        return new KeywordEntry(
            MemoryMarshal.Read<ulong>(mask), MemoryMarshal.Read<ulong>(value), (ushort)keyword, offset, (byte)bytes.Length, hasNext, 0, 0);
    }

    // Whether the first entry of a group is there, or the bytes round the piece allow for another. Before the first readable byte no candidate starts: what is read
    // there does not matter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Test(in KeywordEntry entry, ref byte text, int lead, int position)
    {
        var first = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, Math.Max(position - entry.Offset, -lead)));
        var before = Unsafe.Add(ref text, Math.Max(position - 1, -lead));
        var behind = Unsafe.Add(ref text, position + Placement.PieceLength);
        var matches = (first & entry.Mask) == entry.Value;
        return Convert.ToInt32(matches) | (int)((entry.Before >> before) & (entry.Behind >> behind) & 1);
    }

    // The low five bits of the bytes before and behind the piece, which are the same in capital and small letters: any where the keyword has none.
    private (uint Before, uint Behind) Neighbours(in KeywordEntry entry)
    {
        var bytes = _keywords[entry.Keyword];
        var behind = entry.Offset + Placement.PieceLength;
        return (entry.Offset > 0 ? 1u << bytes[entry.Offset - 1] : uint.MaxValue, behind < bytes.Length ? 1u << bytes[behind] : uint.MaxValue);
    }

    private uint Slot(ReadOnlySpan<byte> keyword, int offset)
    {
        if (keyword.Length >= Placement.PieceLength)
        {
            return PieceSieve.Hash(MemoryMarshal.Read<uint>(keyword[offset..]) | PieceSieve.Fold) >> (32 - HashBits);
        }

        var piece = MemoryMarshal.Read<uint>([keyword[0], keyword[1], keyword[2], 0]) | (PieceSieve.Fold & _shortMask);
        return (1 << HashBits) + (PieceSieve.Hash(piece) >> (32 - ShortHashBits));
    }

    // Writes position and first entry of the groups that may be there, without a branch, and returns how many.
    private int Match(ref byte text, int lead, ReadOnlySpan<ushort> positions, ref uint matches)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        ref var heads = ref MemoryMarshal.GetArrayDataReference(_heads);
        ref var shortHeads = ref MemoryMarshal.GetArrayDataReference(_shortHeads);
        var shortMask = _shortMask;
        nint count = 0;
        foreach (var position in positions)
        {
            var piece = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, (int)position)) | PieceSieve.Fold;
            var head = (uint)Unsafe.Add(ref heads, PieceSieve.Hash(piece) >> (32 - HashBits));
            Unsafe.Add(ref matches, count) = position | (head << PositionBits);
            count += Test(Unsafe.Add(ref entries, head), ref text, lead, position);
            head = Unsafe.Add(ref shortHeads, PieceSieve.Hash(piece & shortMask) >> (32 - ShortHashBits));
            Unsafe.Add(ref matches, count) = position | (head << PositionBits);
            count += Test(Unsafe.Add(ref entries, head), ref text, lead, position);
        }

        return (int)count;
    }

    private bool IsAt(in KeywordEntry entry, ReadOnlySpan<byte> rest)
    {
        if (rest.Length < sizeof(ulong))
        {
            return Ascii.EqualsIgnoreCase(rest[..entry.Length], _keywords[entry.Keyword]);
        }

        return (MemoryMarshal.Read<ulong>(rest) & entry.Mask) == entry.Value
            && (entry.Length <= sizeof(ulong) || Ascii.EqualsIgnoreCase(rest[sizeof(ulong)..entry.Length], _keywords[entry.Keyword].AsSpan(sizeof(ulong))));
    }
}
