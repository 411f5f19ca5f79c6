namespace LeakScan.Git;

/// <summary>
/// Notes the folders and the wanted objects that trees name, and what they name that is not there. An entry is noted once, however many versions of the tree
/// hold it. Trees read one after the other are versions of one directory and name the same objects again, so the ones found last are remembered in a
/// table that stays in the processor's cache; looking them all up would miss it three times for each.
/// </summary>
/// <param name="wanted">What is looked for.</param>
/// <param name="missing">Takes what is named and not there, which is then looked for too.</param>
internal sealed class EdgeFinder(WantedObjects wanted, MissingObjects missing) : TreeScanner
{
    private const int RecentCount = 8192;

    private readonly ChunkedInts _targets = new();
    private readonly ChunkedInts _names = new();
    private readonly ObjectId[] _recent = new ObjectId[RecentCount];
    private readonly int[] _recentNumbers = new int[RecentCount];
    private readonly NameTable _ownNames = new();

    /// <summary>All noted entries, with the lists of their codes.</summary>
    /// <param name="names">Where to number the names.</param>
    /// <param name="lists">The lists.</param>
    public NotedEntries ToEntries(NameTable names, PackedLists lists)
    {
        var numbers = new int[_ownNames.Count];
        for (var name = 0; name < numbers.Length; name++)
        {
            numbers[name] = names.Add(_ownNames[name]);
        }

        var entryNames = _names.ToArray();
        for (var code = 0; code < entryNames.Length; code++)
        {
            entryNames[code] = numbers[entryNames[code]];
        }

        return new NotedEntries(_targets.ToArray(), entryNames, lists);
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

        var index = number >= 0 ? wanted.IndexOf(entry.Id, number) : MissingObjects.KindWithout(entry.Id) is null ? wanted.IndexOfMissing(number) : -1;
        return index >= 0 ? Add(~index, entry.Name) : -1;
    }

    private int Add(int target, ReadOnlySpan<byte> name)
    {
        _targets.Add(target);
        _names.Add(_ownNames.Add(name));
        return _targets.Count - 1;
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
