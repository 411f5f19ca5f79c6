using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Pieces;

/// <summary>
/// An open-addressing table of keys that one writer may fill while others read: the high half of a key is written before the low half, and a low half of
/// zero means an empty slot, so a reader sees a key whole or not at all. A look-up costs one miss of the cache, which is nearly all it costs.
/// The two lowest bits of the high half say what is known of the piece.
/// </summary>
internal sealed class PieceTable
{
    private const ulong StateBits = 3;

    private readonly Slot[] _slots;

    public PieceTable(int capacity)
    {
        Capacity = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);

        // Written to at once: a page that is first read is given out twice, and the second time all threads are stopped for it.
        var isHuge = (long)Capacity * Unsafe.SizeOf<Slot>() >= HugePages.Size;
        _slots = GC.AllocateUninitializedArray<Slot>(Capacity, pinned: isHuge);
        if (isHuge)
        {
            HugePages.Ask(MemoryMarshal.AsBytes(_slots.AsSpan()));
        }

        _slots.AsSpan().Clear();
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    /// <summary>What is known of the piece; <see cref="PieceState.Open"/> when it is not there.</summary>
    public PieceState Find(PieceKey key)
    {
        var low = key.Low | 1;
        for (var at = First(low); ; at = (at + 1) & (Capacity - 1))
        {
            ref var slot = ref _slots[at];
            var found = Volatile.Read(ref slot.Low);
            if (found == 0)
            {
                return PieceState.Open;
            }

            if (found == low && (slot.High | StateBits) == (key.High | StateBits))
            {
                return (PieceState)(slot.High & StateBits);
            }
        }
    }

    /// <summary>Has the processor fetch what <see cref="Find"/> will look at.</summary>
    public unsafe void Prefetch(PieceKey key)
    {
        if (Sse.IsSupported)
        {
            // Where the collector moves the table meanwhile, the wrong line is fetched, which harms nothing.
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[First(key.Low | 1)]));
        }
    }

    public void Add(PieceKey key, PieceState state)
    {
        if (Find(key) == PieceState.Open)
        {
            Insert(key.Low | 1, (key.High & ~StateBits) | (ulong)state);
        }
    }

    /// <summary>A copy with twice the room.</summary>
    public PieceTable Grown()
    {
        var grown = new PieceTable(Capacity * 2);
        foreach (var slot in _slots)
        {
            if (slot.Low != 0)
            {
                grown.Insert(slot.Low, slot.High);
            }
        }

        return grown;
    }

    private void Insert(ulong low, ulong high)
    {
        var at = First(low);
        while (_slots[at].Low != 0)
        {
            at = (at + 1) & (Capacity - 1);
        }

        _slots[at].High = high;
        Volatile.Write(ref _slots[at].Low, low);
        Count++;
    }

    private int First(ulong low) => (int)(low >> 8) & (Capacity - 1);

    private struct Slot
    {
        public ulong Low;
        public ulong High;
    }
}
