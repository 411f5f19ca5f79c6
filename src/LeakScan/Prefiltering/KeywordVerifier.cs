using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace LeakScan.Prefiltering;

/// <summary>
/// The last stage: finds out which keywords, if any, have their piece at a position, exactly. Keywords are grouped by a hash of the folded piece; a keyword is
/// compared by one masked load of eight bytes, so that only ASCII letters lose their case, then byte by byte. Immutable.
/// </summary>
internal sealed class KeywordVerifier
{
    private const int HashBits = 12;

    private readonly byte[][] _keywords;
    private readonly KeywordEntry[] _entries;

    // Index of the first entry of each hash, plus one; 0 for none. Keywords of three bytes are hashed without the byte behind them, in heads of their own.
    private readonly ushort[] _heads = new ushort[1 << HashBits];
    private readonly ushort[]? _shortHeads;
    private readonly uint _shortMask = MemoryMarshal.Read<uint>([0xFF, 0xFF, 0xFF, 0]);

    public KeywordVerifier(byte[][] keywords, ReadOnlySpan<Placement> placements)
    {
        _keywords = keywords;
        _entries = new KeywordEntry[keywords.Length];
        var order = new (uint Slot, int Keyword)[keywords.Length];
        for (var i = 0; i < keywords.Length; i++)
        {
            order[i] = (Slot(keywords[i], placements[i].Offset), i);
        }

        Array.Sort(order);
        if (Array.Exists(keywords, k => k.Length < Placement.PieceLength))
        {
            _shortHeads = new ushort[1 << HashBits];
        }

        for (var i = order.Length - 1; i >= 0; i--)
        {
            var (slot, keyword) = order[i];
            var isLast = i == order.Length - 1 || order[i + 1].Slot != slot;
            _entries[i] = Entry(keywords[keyword], keyword, placements[keyword].Offset, isLast);
            var heads = slot < 1 << HashBits ? _heads : _shortHeads!;
            heads[slot & ((1 << HashBits) - 1)] = (ushort)(i + 1);
        }
    }

    /// <summary>
    /// Appends, in order, the candidates whose piece stands at one of <paramref name="positions"/> (ascending, relative to <paramref name="origin"/>)
    /// and that start in [<paramref name="from"/>, <paramref name="to"/>). Those in the list from index <paramref name="first"/> on may have to make room.
    /// </summary>
    /// <param name="content">The whole content.</param>
    /// <param name="text">The byte at <paramref name="origin"/>, in the content or in a copy with four readable bytes at each position.</param>
    /// <param name="origin">Offset in the content that the positions count from.</param>
    /// <param name="positions">Where the sieve let pass.</param>
    /// <param name="from">First offset at which a candidate counts.</param>
    /// <param name="to">Offset behind the last at which a candidate counts.</param>
    /// <param name="candidates">Where to append.</param>
    /// <param name="first">Index of the first candidate of this search.</param>
    public void Verify(
        ReadOnlySpan<byte> content, ref byte text, int origin, ReadOnlySpan<ushort> positions, int from, int to, List<Candidate> candidates, int first)
    {
        foreach (var position in positions)
        {
            var piece = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, (int)position)) | PieceSieve.Fold;
            int entry = _heads[PieceSieve.Hash(piece) >> (32 - HashBits)];
            if (entry != 0)
            {
                Follow(entry - 1, content, origin + position, from, to, candidates, first);
            }

            if (_shortHeads is not null && (entry = _shortHeads[PieceSieve.Hash(piece & _shortMask) >> (32 - HashBits)]) != 0)
            {
                Follow(entry - 1, content, origin + position, from, to, candidates, first);
            }
        }
    }

    private static KeywordEntry Entry(ReadOnlySpan<byte> bytes, int keyword, byte offset, bool isLast)
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
            MemoryMarshal.Read<ulong>(mask), MemoryMarshal.Read<ulong>(value), (ushort)keyword, offset, (byte)bytes.Length, isLast);
    }

    // Adding in order of the piece is nearly adding in order of the keyword: a candidate moves over those only that start within MaxOffset of it.
    private static void AddInOrder(List<Candidate> candidates, int first, Candidate candidate)
    {
        candidates.Add(candidate);
        var sorted = CollectionsMarshal.AsSpan(candidates)[first..];
        var at = sorted.Length - 1;
        while (at > 0 && IsBefore(candidate, sorted[at - 1]))
        {
            sorted[at] = sorted[at - 1];
            at--;
        }

        sorted[at] = candidate;
    }

    private static bool IsBefore(Candidate one, Candidate other) =>
        one.Position < other.Position || (one.Position == other.Position && one.Keyword < other.Keyword);

    private uint Slot(ReadOnlySpan<byte> keyword, int offset)
    {
        if (keyword.Length >= Placement.PieceLength)
        {
            return PieceSieve.Hash(MemoryMarshal.Read<uint>(keyword[offset..]) | PieceSieve.Fold) >> (32 - HashBits);
        }

        var piece = MemoryMarshal.Read<uint>([keyword[0], keyword[1], keyword[2], 0]) | (PieceSieve.Fold & _shortMask);
        return (1 << HashBits) | (PieceSieve.Hash(piece) >> (32 - HashBits));
    }

    private void Follow(int index, ReadOnlySpan<byte> content, int position, int from, int to, List<Candidate> candidates, int first)
    {
        while (true)
        {
            ref readonly var entry = ref _entries[index++];
            var start = position - entry.Offset;
            if (start >= from && start < to && IsAt(entry, content[start..]))
            {
                AddInOrder(candidates, first, new Candidate(start, entry.Keyword));
            }

            if (entry.IsLast)
            {
                return;
            }
        }
    }

    private bool IsAt(in KeywordEntry entry, ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= sizeof(ulong) && (MemoryMarshal.Read<ulong>(rest) & entry.Mask) != entry.Value)
        {
            return false;
        }

        if (rest.Length < entry.Length)
        {
            return false;
        }

        var skip = rest.Length >= sizeof(ulong) ? sizeof(ulong) : 0;
        return entry.Length <= skip || Ascii.EqualsIgnoreCase(rest[skip..entry.Length], _keywords[entry.Keyword].AsSpan(skip));
    }
}
