namespace LeakScan.Git;

/// <summary>
/// Notes the folders and the wanted objects that trees name, and what they name that is not there. An entry is noted once, however many versions of the tree
/// hold it. Trees read one after the other are versions of one directory and name the same objects again, so the ones found last are remembered in a
/// table that stays in the processor's cache; looking them all up would miss it three times for each.
/// </summary>
/// <param name="wanted">What is looked for.</param>
/// <param name="missing">Takes what is named and not there, which is then looked for too.</param>
internal sealed class EdgeFinder(WantedObjects wanted, MissingObjects missing) : TreeScanner(keepsCodes: true)
{
    private const int RecentCount = 8192;

    private readonly ChunkedInts _targets = new();
    private readonly ChunkedInts _names = new();
    private readonly ObjectId[] _recent = new ObjectId[RecentCount];
    private readonly int[] _recentNumbers = new int[RecentCount];

    public NameTable Names { get; } = new();

    /// <summary>What a noted entry names: the ordinal of a tree, or the number of a wanted object, all bits flipped.</summary>
    public int TargetOf(int code) => _targets[code];

    /// <summary>The name of a noted entry, as its number in <see cref="Names"/>.</summary>
    public int NameOf(int code) => _names[code];

    /// <summary>Notes an entry; its code comes back.</summary>
    public int Add(int target, ReadOnlySpan<byte> name)
    {
        _targets.Add(target);
        _names.Add(Names.Add(name));
        return _targets.Count - 1;
    }

    protected override int Enter(in TreeEntry entry)
    {
        if (entry.IsSubmodule)
        {
            return -1;
        }

        var number = Require(entry.Id);
        if (number >= 0 && entry.IsTree)
        {
            return Add(number, entry.Name);
        }

        var index = number >= 0 ? wanted.IndexOf(entry.Id) : MissingObjects.KindWithout(entry.Id) is null ? wanted.IndexOfMissing(number) : -1;
        return index >= 0 ? Add(~index, entry.Name) : -1;
    }

    private int Require(in ObjectId id)
    {
        var slot = (int)(id.Head % RecentCount);
        if (_recent[slot] != id || id.IsZero)
        {
            (_recent[slot], _recentNumbers[slot]) = (id, missing.Require(id));
        }

        return _recentNumbers[slot];
    }
}
