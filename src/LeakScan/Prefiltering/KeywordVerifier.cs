using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Prefiltering;

/// <summary>
/// The last stages: find out which keywords, if any, have their piece at a position, exactly. Keywords are grouped by a hash of the folded piece, and what those of
/// a group have in common is compared by one masked load of eight bytes. That happens for all positions of a chunk before the few that are left are looked at one by
/// one, because whether a position is right is as good as random to the processor. Immutable.
/// </summary>
internal sealed class KeywordVerifier
{
    // Several for each keyword: the larger a group, the less its keywords have in common.
    private const int HashBits = 14;
    private const int ShortHashBits = 12;
    private const int PositionBits = 16;

    private readonly byte[][] _keywords;
    private readonly KeywordEntry[] _entries;
    private readonly KeywordGroup[] _groups;

    // The group of each hash; group 0 never matches. Keywords of three bytes are hashed without the byte behind them, in heads of their own.
    private readonly ushort[] _heads = new ushort[1 << HashBits];
    private readonly ushort[] _shortHeads = new ushort[1 << ShortHashBits];
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
        var groups = new List<KeywordGroup>(keywords.Length + 1) { KeywordGroup.Never };
        for (var first = 0; first < order.Length; first += groups[^1].Count)
        {
            var slot = order[first].Slot;
            var end = first + 1;
            while (end < order.Length && order[end].Slot == slot)
            {
                end++;
            }

            var (heads, head) = slot < 1 << HashBits ? (_heads, slot) : (_shortHeads, slot - (1 << HashBits));
            heads[head] = (ushort)groups.Count;
            groups.Add(Group(order.AsSpan(first, end - first), first, placements));
        }

        _groups = [.. groups];
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
        var content = search.Content;
        ref var first = ref MemoryMarshal.GetReference(content);
        ref var groups = ref MemoryMarshal.GetArrayDataReference(_groups);
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);

        // Eight bytes can be read before it.
        var near = (uint)Math.Max(0, content.Length - sizeof(ulong) + 1);
        foreach (var match in working[..Match(ref text, lead, positions, ref MemoryMarshal.GetReference(working))])
        {
            var position = origin + (int)(match & ((1 << PositionBits) - 1));
            ref readonly var group = ref Unsafe.Add(ref groups, match >> PositionBits);
            var end = group.First + group.Count;
            for (nint i = group.First; i < end; i++)
            {
                ref readonly var entry = ref Unsafe.Add(ref entries, i);
                var start = position - entry.Offset;

                // What refuses most comes first.
                if (((uint)start >= near || (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, start)) & entry.Mask) == entry.Value)
                    && search.Includes(start, entry.Length)
                    && IsRestAt(entry, content, start, (uint)start < near ? sizeof(ulong) : 0))
                {
                    search.Add(new Candidate(start, entry.Keyword));
                }
            }
        }
    }

    // Fills the entries of a group.
    private KeywordGroup Group(ReadOnlySpan<(uint Slot, int Keyword)> members, int first, ReadOnlySpan<Placement> placements)
    {
        var lastBack = int.MaxValue;
        for (var i = 0; i < members.Length; i++)
        {
            var keyword = members[i].Keyword;
            var offset = placements[keyword].Offset;
            var start = KeywordGroup.Of(_keywords[keyword], offset, 0, offset);
            _entries[first + i] = new KeywordEntry(start.Mask, start.Value, (ushort)keyword, offset, (byte)_keywords[keyword].Length);
            lastBack = Math.Min(lastBack, KeywordGroup.LastBack(offset));
        }

        // Where the keywords have most in common.
        var best = KeywordGroup.Never;
        for (var back = 0; back <= lastBack; back++)
        {
            var group = KeywordGroup.Of(_keywords[members[0].Keyword], placements[members[0].Keyword].Offset, first, back);
            foreach (var (_, keyword) in members[1..])
            {
                group = group.With(KeywordGroup.Of(_keywords[keyword], placements[keyword].Offset, 0, back));
            }

            if (best.Count == 0 || BitOperations.PopCount(group.Mask) > BitOperations.PopCount(best.Mask))
            {
                best = group;
            }
        }

        return best;
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

    // Writes position and group where a group may be, without a branch, and returns how many. Before the first readable byte no candidate starts: what is read there does
    // not matter. Hashes of three bytes are few enough to look at each that is some keyword's.
    private int Match(ref byte text, int lead, ReadOnlySpan<ushort> positions, ref uint matches)
    {
        ref var groups = ref MemoryMarshal.GetArrayDataReference(_groups);
        ref var heads = ref MemoryMarshal.GetArrayDataReference(_heads);
        ref var shortHeads = ref MemoryMarshal.GetArrayDataReference(_shortHeads);
        var shortMask = _shortMask;
        nint count = 0;
        foreach (var position in positions)
        {
            var piece = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, (int)position)) | PieceSieve.Fold;
            var head = (uint)Unsafe.Add(ref heads, PieceSieve.Hash(piece) >> (32 - HashBits));
            ref readonly var group = ref Unsafe.Add(ref groups, head);
            var bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, Math.Max(position - group.Back, -lead)));
            Unsafe.Add(ref matches, count) = position | (head << PositionBits);
            count += Convert.ToInt32((bytes & group.Mask) == group.Value);
            head = Unsafe.Add(ref shortHeads, PieceSieve.Hash(piece & shortMask) >> (32 - ShortHashBits));
            Unsafe.Add(ref matches, count) = position | (head << PositionBits);
            count += Convert.ToInt32(head != 0);
        }

        return (int)count;
    }

    // Whether what is left of a keyword, some of whose bytes were compared, stands there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsRestAt(in KeywordEntry entry, ReadOnlySpan<byte> content, int start, int compared) =>
        entry.Length <= compared || Keyword.IsAt(content[(start + compared)..], _keywords[entry.Keyword].AsSpan(compared));
}
