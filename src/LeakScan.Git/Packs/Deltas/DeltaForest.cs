namespace LeakScan.Git;

/// <summary>
/// The shape of a pack without its content: its entries in the order they are stored, and which is built on which. Every delta hangs below its base, so
/// the entries form trees whose roots are stored whole, and reading each tree from its root down inflates every entry once. Only headers are
/// read for this. A delta whose base is elsewhere (a thin pack, a reference into another pack) is a root of its own; entries on a cycle hang below
/// no root and are never reached. Costs 33 bytes an entry.
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

    // Entries from the roots down: every base before what is built on it.
    private readonly int[] _order;
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
        _order = new int[count];
        for (var i = 0; i < count; i++)
        {
            _offsets[i] = pack.OffsetAt(i);
            _positions[i] = i;
        }

        RadixSort.Sort(ref _offsets, ref _positions);
        ReadHeaders(workers);
        _reached = Link();
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
    public int[] Weigh(Func<int, bool> isWanted)
    {
        var weights = new int[Count];
        for (var i = _reached - 1; i >= 0; i--)
        {
            var entry = _order[i];
            weights[entry] += isWanted(entry) ? 1 : 0;
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
        const int Batch = 8192;
        Parallel.For(0, (Count + Batch - 1) / Batch, new ParallelOptions { MaxDegreeOfParallelism = workers }, batch =>
        {
            for (var entry = batch * Batch; entry < Math.Min(Count, (batch + 1) * Batch); entry++)
            {
                var header = Pack.ReadHeader(_offsets[entry]);
                switch (header.Type)
                {
                    case EntryType.Broken:
                        _bases[entry] = Broken;
                        break;
                    case EntryType.OffsetDelta:
                        _bases[entry] = EntryAt(header.BaseOffset);
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
        });
    }

    private int EntryAt(long offset)
    {
        var entry = Array.BinarySearch(_offsets, offset);
        return entry < 0 ? Broken : entry;
    }

    /// <summary>Threads children to their bases and hands kinds down. Returns how many entries hang below a root.</summary>
    private int Link()
    {
        Array.Fill(_firstChildren, -1);
        Array.Fill(_siblings, -1);
        var filled = 0;
        for (var entry = Count - 1; entry >= 0; entry--)
        {
            var parent = _bases[entry];
            if (parent >= 0)
            {
                _siblings[entry] = _firstChildren[parent];
                _firstChildren[parent] = entry;
            }
        }

        for (var entry = 0; entry < Count; entry++)
        {
            if (_bases[entry] < 0)
            {
                _order[filled++] = entry;
            }
        }

        for (var i = 0; i < filled; i++)
        {
            for (var child = _firstChildren[_order[i]]; child >= 0; child = _siblings[child])
            {
                _kinds[child] = _kinds[_order[i]];
                _order[filled++] = child;
            }
        }

        return filled;
    }
}
