using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>Makes numbers of the trees that one worker reads.</summary>
internal sealed class TreeNumberer(MissingObjects missing) : TreeScanner
{
    private const int Submodule = -1;

    private readonly List<int> _runs = [];

    public EntryTable Entries { get; } = new();

    public RunTable Runs { get; } = new();

    /// <summary>The runs of each tree.</summary>
    public IntLists Lists { get; } = new();

    /// <summary>Notes what a tree holds. Returns where its runs are in <see cref="Lists"/>.</summary>
    public int Note(ReadOnlySpan<int> entries)
    {
        _runs.Clear();
        var start = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] == Submodule)
            {
                AddRun(entries[start..i]);
                start = i + 1;
            }
            else if (Entries.EndsRun(entries[i]))
            {
                AddRun(entries[start..(i + 1)]);
                start = i + 1;
            }
        }

        AddRun(entries[start..]);
        return Lists.Add(CollectionsMarshal.AsSpan(_runs));
    }

    protected override int Enter(in TreeEntry entry) => entry.IsSubmodule ? Submodule : Entries.Add(missing.Require(entry.Id), entry.IsTree, entry.Name);

    private void AddRun(ReadOnlySpan<int> entries)
    {
        if (!entries.IsEmpty)
        {
            _runs.Add(Runs.Add(entries));
        }
    }
}
