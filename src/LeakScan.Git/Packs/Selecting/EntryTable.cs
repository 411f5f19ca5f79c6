using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>Entries of trees as numbers: what an entry names, under which name, and whether as a folder. Equal entries have one number, whichever trees hold them.</summary>
internal sealed class EntryTable
{
    private readonly Dictionary<(int Target, int Name), int> _numbers = [];
    private readonly List<(int Target, int Name)> _entries = [];
    private readonly List<bool> _endsRun = [];

    public NameTable Names { get; } = new();

    public int Count => _entries.Count;

    /// <summary>The number of an entry.</summary>
    /// <param name="target">The ordinal of what it names, or what <see cref="MissingObjects.Require"/> gave.</param>
    /// <param name="isTree">Whether it is a folder.</param>
    /// <param name="name">Its name.</param>
    public int Add(int target, bool isTree, ReadOnlySpan<byte> name)
    {
        var entry = (target, (Names.Add(name) << 1) | (isTree ? 1 : 0));
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, entry, out var isKnown);
        if (!isKnown)
        {
            number = _entries.Count;
            _entries.Add(entry);
            _endsRun.Add(EndsRun(name));
        }

        return number;
    }

    public int TargetOf(int entry) => _entries[entry].Target;

    public bool IsTree(int entry) => (_entries[entry].Name & 1) != 0;

    /// <summary>The number of an entry's name and type: a file and a folder never have the same.</summary>
    public int KeyOf(int entry) => _entries[entry].Name;

    /// <summary>The number of an entry's name in <see cref="Names"/>.</summary>
    public int NameOf(int entry) => _entries[entry].Name >> 1;

    /// <summary>Whether a run of entries ends behind this one.</summary>
    public bool EndsRun(int entry) => _endsRun[entry];

    /// <summary>
    /// Depends on the name alone, so that versions of a folder are cut alike, and on a seed of this run, so that nobody can choose names that are never cut.
    /// </summary>
    private static bool EndsRun(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        return (hash.ToHashCode() & 15) == 0;
    }
}
