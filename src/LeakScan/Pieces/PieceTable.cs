using System.Numerics;

namespace LeakScan.Pieces;

/// <summary>
/// An open-addressing table that one writer may fill while others read: the record and the high half are written before the low half, and a low half of
/// zero means an empty slot, so a reader sees an entry whole or not at all.
/// </summary>
internal sealed class PieceTable
{
    private readonly ulong[] _low;
    private readonly ulong[] _high;
    private readonly PieceRecord?[] _records;

    public PieceTable(int capacity)
    {
        Capacity = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _low = new ulong[Capacity];
        _high = new ulong[Capacity];
        _records = new PieceRecord?[Capacity];
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    public bool TryGet(PieceKey key, out PieceRecord? record)
    {
        var low = key.Low | 1;
        for (var slot = Slot(low); ; slot = (slot + 1) & (Capacity - 1))
        {
            var found = Volatile.Read(ref _low[slot]);
            if (found == 0)
            {
                record = null;
                return false;
            }

            if (found == low && _high[slot] == key.High)
            {
                record = _records[slot];
                return true;
            }
        }
    }

    public void Add(PieceKey key, PieceRecord? record)
    {
        if (TryGet(key, out _))
        {
            return;
        }

        var low = key.Low | 1;
        var slot = Slot(low);
        while (_low[slot] != 0)
        {
            slot = (slot + 1) & (Capacity - 1);
        }

        _high[slot] = key.High;
        _records[slot] = record;
        Volatile.Write(ref _low[slot], low);
        Count++;
    }

    /// <summary>A copy with twice the room.</summary>
    public PieceTable Grown()
    {
        var grown = new PieceTable(Capacity * 2);
        for (var slot = 0; slot < Capacity; slot++)
        {
            if (_low[slot] != 0)
            {
                grown.Add(new PieceKey(_low[slot], _high[slot]), _records[slot]);
            }
        }

        return grown;
    }

    private int Slot(ulong low) => (int)(low >> 8) & (Capacity - 1);
}
