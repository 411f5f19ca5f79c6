namespace LeakScan.Git;

/// <summary>
/// The shape of a pack without its content: its entries in the order they are stored, and which is built on which. Every delta hangs below its base, so
/// the entries form trees whose roots are stored whole, and reading each tree from its root down inflates every entry once. Only headers are
/// read for this. A delta whose base is elsewhere (a thin pack, a reference into another pack) is a root of its own; entries on a cycle hang below
/// no root and are never reached. Costs 25 bytes an entry, 4 more where a base comes behind what is built on it.
/// </summary>
internal sealed class DeltaForest
{
    /// <summary>Marks an entry in place of its base: stored whole.</summary>
    public const int Whole = -1;

    /// <summary>Marks an entry in place of its base: a delta to an object that is not in this pack.</summary>
    public const int External = -2;

    /// <summary>Marks an entry in place of its base: no header that can be read, or no entry where the base should be.</summary>
    public const int Broken = -3;

    private readonly long[] _offsets;
    private readonly int[] _positions;
    private readonly int[] _bases;
    private readonly int[] _firstChildren;
    private readonly int[] _siblings;
    private readonly byte[] _kinds;

    // Entries from the roots down, where not every base comes before what is built on it; else null: then the order of the pack is such an order.
    private readonly int[]? _order;
    private readonly int _reached;

    /// <summary>Reads the headers of a pack's entries.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="workers">How many threads read headers.</param>
    public DeltaForest(PackFile pack, int workers)
    {
        Pack = pack;
        var count = pack.Count;
        _offsets = new long[count];
        _positions = new int[count];
        _bases = new int[count];
        _firstChildren = new int[count];
        _siblings = new int[count];
        _kinds = new byte[count];
        for (var i = 0; i < count; i++)
        {
            _offsets[i] = pack.OffsetAt(i);
            _positions[i] = i;
        }

        RadixSort.Sort(ref _offsets, ref _positions);
        ReadHeaders(workers);
        Link();
        (_order, _reached) = HandDownKinds() ? (null, count) : Order();
    }

    public PackFile Pack { get; }

    public int Count => _offsets.Length;

    /// <summary>Where an entry starts in the pack.</summary>
    public long OffsetOf(int entry) => _offsets[entry];

    /// <summary>An entry's position in the pack's index.</summary>
    public int PositionOf(int entry) => _positions[entry];

    /// <summary>The entry that one is built on, or <see cref="Whole"/>, <see cref="External"/> or <see cref="Broken"/>.</summary>
    public int BaseOf(int entry) => _bases[entry];

    /// <summary>The kind of object; default where headers alone do not say it: for what is broken, on a cycle, or built on a base outside the pack.</summary>
    public ObjectKind KindOf(int entry) => (ObjectKind)_kinds[entry];

    /// <summary>The first entry that is built on this one, in the order of the pack; -1 when there is none.</summary>
    public int FirstChildOf(int entry) => _firstChildren[entry];

    /// <summary>The next entry with the same base; -1 when there is none.</summary>
    public int SiblingOf(int entry) => _siblings[entry];

    /// <summary>For every entry, how many wanted ones are in the tree below it, itself included. What weighs 0 need not be read.</summary>
    /// <param name="isWanted">For each position in the pack's index whether its object is wanted.</param>
    public int[] Weigh(bool[] isWanted)
    {
        var weights = new int[Count];
        for (var i = _reached - 1; i >= 0; i--)
        {
            var entry = _order is null ? i : _order[i];
            weights[entry] += isWanted[_positions[entry]] ? 1 : 0;
            if (_bases[entry] >= 0)
            {
                weights[_bases[entry]] += weights[entry];
            }
        }

        return weights;
    }

    private void ReadHeaders(int workers)
    {
        // Two entries may not start at the same place; a broken index can say so all the same. They are both read, as one object under two ids.
        var byPosition = new Lazy<int[]>(() =>
        {
            var entries = new int[Count];
            for (var entry = 0; entry < entries.Length; entry++)
            {
                entries[_positions[entry]] = entry;
            }

            return entries;
        });
        var byOffset = new OffsetIndex(_offsets);
        const int Batch = 8192;
        var taken = 0;
        ReaderThreads.Run(workers, ReadBatches, CancellationToken.None);

        void ReadBatches(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested && Interlocked.Add(ref taken, Batch) - Batch is var start && start < Count)
            {
                ReadBatch(start, Math.Min(Count - start, Batch) + start);
            }
        }

        void ReadBatch(int start, int end)
        {
            for (var entry = start; entry < end; entry++)
            {
                var header = Pack.ReadHeader(_offsets[entry]);
                switch (header.Type)
                {
                    case EntryType.Broken:
                        _bases[entry] = Broken;
                        break;
                    case EntryType.OffsetDelta:
                        _bases[entry] = byOffset.Find(header.BaseOffset) is >= 0 and var found ? found : Broken;
                        break;
                    case EntryType.ReferenceDelta:
                        var position = Pack.Find(Pack.BaseId(header));
                        _bases[entry] = position >= 0 ? byPosition.Value[position] : External;
                        break;
                    default:
                        _bases[entry] = Whole;
                        _kinds[entry] = (byte)header.Type;
                        break;
                }
            }
        }
    }

    /// <summary>Threads children to their bases.</summary>
    private void Link()
    {
        Array.Fill(_firstChildren, -1);
        Array.Fill(_siblings, -1);
        for (var entry = Count - 1; entry >= 0; entry--)
        {
            var parent = _bases[entry];
            if (parent >= 0)
            {
                _siblings[entry] = _firstChildren[parent];
                _firstChildren[parent] = entry;
            }
        }

    }

    /// <summary>Hands kinds down in the order of the pack. False when a base comes behind what is built on it, so that this cannot be done.</summary>
    private bool HandDownKinds()
    {
        for (var entry = 0; entry < _bases.Length; entry++)
        {
            if (_bases[entry] >= entry)
            {
                return false;
            }

            if (_bases[entry] >= 0)
            {
                _kinds[entry] = _kinds[_bases[entry]];
            }
        }

        return true;
    }

    /// <summary>Puts the entries that hang below a root in an order in which bases come first, and hands kinds down. Gives how many they are too.</summary>
    private (int[] Order, int Reached) Order()
    {
        var order = new int[Count];
        var filled = 0;
        for (var entry = 0; entry < Count; entry++)
        {
            if (_bases[entry] < 0)
            {
                order[filled++] = entry;
            }
            else
            {
                _kinds[entry] = 0;
            }
        }

        for (var i = 0; i < filled; i++)
        {
            for (var child = _firstChildren[order[i]]; child >= 0; child = _siblings[child])
            {
                _kinds[child] = _kinds[order[i]];
                order[filled++] = child;
            }
        }

        return (order, filled);
    }
}
