namespace LeakScan.Git;

/// <summary>Notes the folders and the wanted objects that trees name. An entry is noted once, however many versions of the tree hold it.</summary>
internal sealed class EdgeFinder(ObjectTable objects, WantedObjects wanted) : TreeScanner(keepsCodes: true)
{
    private readonly ChunkedInts _targets = new();
    private readonly ChunkedInts _names = new();

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
        if (entry.IsTree)
        {
            var tree = objects.Find(entry.Id);
            if (tree >= 0)
            {
                return Add(tree, entry.Name);
            }
        }

        var number = entry.IsSubmodule ? -1 : wanted.IndexOf(entry.Id);
        return number < 0 ? -1 : Add(~number, entry.Name);
    }
}
