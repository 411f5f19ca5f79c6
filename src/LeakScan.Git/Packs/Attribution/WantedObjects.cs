namespace LeakScan.Git;

/// <summary>
/// The objects whose places are looked for, numbered. Nearly every question is about another object, and is answered by one bit. What turns out to be missing
/// while trees are read is looked for too, and is numbered behind the others. When everything may be asked for, the number of an object is its ordinal.
/// </summary>
internal sealed class WantedObjects
{
    private const int FilterBits = 20;

    private readonly Dictionary<ObjectId, int> _numbers = [];
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly ObjectTable? _all;
    private readonly int _own;

    /// <summary>Everything that is there.</summary>
    public WantedObjects(ObjectTable all)
    {
        (_all, Ids) = (all, []);
    }

    public WantedObjects(IEnumerable<ObjectId> ids)
    {
        Ids = [.. ids.Distinct().Order()];
        _own = Ids.Count;
        for (var i = 0; i < Ids.Count; i++)
        {
            Add(Ids[i], i);
        }
    }

    /// <summary>The objects that were named, sorted, and after <see cref="Complete"/> the missing ones.</summary>
    public IReadOnlyList<ObjectId> Ids { get; private set; }

    /// <summary>How many numbers there are.</summary>
    public int Count => FirstId + Ids.Count;

    private int FirstId => _all?.Count ?? 0;

    /// <summary>The object behind a number.</summary>
    public ObjectId this[int number] => number < FirstId ? _all!.IdAt(number) : Ids[number - FirstId];

    /// <summary>The number of an object that is there; -1 when it is not wanted.</summary>
    public int IndexOf(in ObjectId id, int ordinal) => _all is null ? IndexOf(id) : ordinal;

    /// <summary>The number of an object; -1 when it is not wanted.</summary>
    public int IndexOf(in ObjectId id)
    {
        if (_all?.Find(id) is >= 0 and var ordinal)
        {
            return ordinal;
        }

        var bit = id.Head >> (64 - FilterBits);
        return (_filter[bit >> 6] >> (int)(bit & 63) & 1) != 0 && _numbers.TryGetValue(id, out var number) ? number : -1;
    }

    /// <summary>What an entry that names an object leads to, as in <see cref="NotedEntries"/>; for what is not wanted a number behind all others.</summary>
    public int TargetOf(in ObjectId id) => ~(IndexOf(id) is >= 0 and var number ? number : Count);

    /// <summary>For each object by number whether it is one of some, and nothing for the number behind all others.</summary>
    public bool[] Among(IEnumerable<ObjectId> ids)
    {
        var among = new bool[Count + 1];
        foreach (var id in ids)
        {
            if (IndexOf(id) is >= 0 and var number)
            {
                among[number] = true;
            }
        }

        return among;
    }

    /// <summary>The number of a missing object, by what <see cref="MissingObjects.Require"/> gave for it. May be asked by several threads.</summary>
    public int IndexOfMissing(int number) => FirstId + _own - 2 - number;

    /// <summary>Takes in what is missing, when nothing more is read.</summary>
    public void Complete(MissingObjects missing)
    {
        var ids = Ids.Take(_own).ToList();
        for (var number = -2; number > missing.NextNumber; number--)
        {
            // Two threads that found the same object at once have used up two numbers, of which one counts.
            var id = missing[number];
            if (missing.Require(id) == number)
            {
                Add(id, IndexOfMissing(number));
            }

            ids.Add(id);
        }

        Ids = ids;
    }

    private void Add(in ObjectId id, int number)
    {
        _numbers.TryAdd(id, number);
        var bit = id.Head >> (64 - FilterBits);
        _filter[bit >> 6] |= 1UL << (int)(bit & 63);
    }
}
