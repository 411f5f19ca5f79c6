namespace LeakScan.Git;

/// <summary>The objects whose places are looked for, numbered. Nearly every question is about another object, and is answered by one bit.</summary>
internal sealed class WantedObjects
{
    private const int FilterBits = 20;

    private readonly Dictionary<ObjectId, int> _numbers = [];
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];

    public WantedObjects(IEnumerable<ObjectId> ids)
    {
        Ids = [.. ids.Distinct().Order()];
        for (var i = 0; i < Ids.Count; i++)
        {
            _numbers.Add(Ids[i], i);
            var bit = Ids[i].Head >> (64 - FilterBits);
            _filter[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    /// <summary>The objects by number, sorted.</summary>
    public IReadOnlyList<ObjectId> Ids { get; }

    /// <summary>The number of an object; -1 when it is not wanted.</summary>
    public int IndexOf(in ObjectId id)
    {
        var bit = id.Head >> (64 - FilterBits);
        return (_filter[bit >> 6] >> (int)(bit & 63) & 1) != 0 && _numbers.TryGetValue(id, out var number) ? number : -1;
    }
}
