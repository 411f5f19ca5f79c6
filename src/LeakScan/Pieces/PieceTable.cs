using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Pieces;

/// <summary>
/// An open-addressing table of keys that one writer may fill while others read: the high half of a key is written before the low half, and a low half of
/// zero means an empty slot, so a reader sees a key whole or not at all. A look-up costs one miss of the cache, which is nearly all it costs.
/// The lowest bit of the high half says whether the piece holds something.
/// </summary>
internal sealed class PieceTable
{
    private readonly Slot[] _slots;

    public PieceTable(int capacity)
    {
        Capacity = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _slots = new Slot[Capacity];
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    /// <summary>Whether the key is there, and whether with something.</summary>
    public bool Contains(PieceKey key, out bool holdsSomething)
    {
        var low = key.Low | 1;
        for (var at = First(low); ; at = (at + 1) & (Capacity - 1))
        {
            ref var slot = ref _slots[at];
            var found = Volatile.Read(ref slot.Low);
            if (found == 0)
            {
                holdsSomething = false;
                return false;
            }

            if (found == low && (slot.High | 1) == (key.High | 1))
            {
                holdsSomething = (slot.High & 1) != 0;
                return true;
            }
        }
    }

    /// <summary>Has the processor fetch what <see cref="Contains"/> will look at.</summary>
    public unsafe void Prefetch(PieceKey key)
    {
        if (Sse.IsSupported)
        {
            // Where the collector moves the table meanwhile, the wrong line is fetched, which harms nothing.
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[First(key.Low | 1)]));
        }
    }

    public void Add(PieceKey key, bool holdsSomething)
    {
        if (!Contains(key, out _))
        {
            Insert(key.Low | 1, (key.High & ~1UL) | (holdsSomething ? 1UL : 0));
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
