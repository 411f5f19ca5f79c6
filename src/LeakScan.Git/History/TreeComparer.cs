namespace LeakScan.Git;

/// <summary>
/// Compares a commit's tree with those of its parents, folder beside folder, and says which blobs stand at a path at which no parent has them.
/// Folders that are the same in a parent are not entered, so the cost follows the change. Has no recursion that a deep tree could exhaust.
/// </summary>
internal sealed class TreeComparer(IObjectReader objects, Action<ObjectProblem> report)
{
    private readonly ObjectBuffer _buffer = new();
    private readonly Stack<Item> _open = new();

    /// <summary>Called for every blob that is new at its path, in the order of paths.</summary>
    public Action<byte[], ObjectId> Added { get; init; } = (_, _) => { };

    /// <summary>Called for every blob that a parent has at a path at which it is no longer; null when nobody cares.</summary>
    public Action<ObjectId>? Removed { get; init; }

    /// <summary>Whether to look into a folder of the commit; null for all.</summary>
    public Func<ObjectId, bool>? Enter { get; init; }

    /// <summary>When paths do not matter: folders met before beside the same folders of the parents are not entered again. Cleared by the caller.</summary>
    public HashSet<ObjectId>? Seen { get; init; }

    /// <summary>Compares. A parent's tree that cannot be read counts as empty: its own commit's comparison reports it.</summary>
    public void Compare(ObjectId tree, IReadOnlyList<ObjectId> parents)
    {
        if (!parents.Contains(tree))
        {
            _open.Push(new Item([], tree, ItemKind.Folder, [.. parents]));
        }

        while (_open.TryPop(out var item))
        {
            if (item.Kind == ItemKind.Blob)
            {
                Added(item.Path, item.Id);
            }
            else if (item.Kind == ItemKind.RemovedFolder)
            {
                CompareFolder(item with { Id = ObjectId.Zero, Parents = [item.Id] });
            }
            else if (Enter is null || Enter(item.Id))
            {
                CompareFolder(item);
            }
        }
    }

    private static int CompareNames(in Entry left, in Entry right)
    {
        // Git sorts a folder as if its name ended in '/'.
        var length = Math.Min(left.Name.Length, right.Name.Length);
        var order = left.Name.AsSpan(0, length).SequenceCompareTo(right.Name.AsSpan(0, length));
        return order != 0 ? order : Next(left, length) - Next(right, length);

        static int Next(in Entry entry, int position) => position < entry.Name.Length ? entry.Name[position] : entry.IsTree ? '/' : 0;
    }

    private void CompareFolder(Item folder)
    {
        if (Seen is not null && !Seen.Add(Key(folder)))
        {
            return;
        }

        var entries = folder.Id.IsZero ? [] : Read(folder.Id, report);
        var parents = folder.Parents.Select(p => Read(p, _ => { })).ToArray();
        var cursors = new int[parents.Length];
        var found = new List<Item>();
        foreach (var entry in entries)
        {
            var matches = new List<ObjectId>();
            for (var i = 0; i < parents.Length; i++)
            {
                Skip(parents[i], ref cursors[i], entry, found);
                if (cursors[i] < parents[i].Count && CompareNames(parents[i][cursors[i]], entry) == 0)
                {
                    matches.Add(parents[i][cursors[i]++].Id);
                }
            }

            if (entry.IsTree && !matches.Contains(entry.Id))
            {
                found.Add(new Item(TreeWalker.Join(folder.Path, entry.Name), entry.Id, ItemKind.Folder, [.. matches]));
            }
            else if (!entry.IsTree)
            {
                if (!matches.Contains(entry.Id))
                {
                    found.Add(new Item(TreeWalker.Join(folder.Path, entry.Name), entry.Id, ItemKind.Blob, []));
                }

                matches.RemoveAll(m => m == entry.Id);
                matches.ForEach(m => Removed?.Invoke(m));
            }
        }

        for (var i = 0; i < parents.Length; i++)
        {
            Skip(parents[i], ref cursors[i], null, found);
        }

        for (var i = found.Count - 1; i >= 0; i--)
        {
            _open.Push(found[i]);
        }
    }

    // Passes over a parent's entries that the commit does not have.
    private void Skip(List<Entry> entries, ref int cursor, Entry? before, List<Item> found)
    {
        for (; cursor < entries.Count && (before is null || CompareNames(entries[cursor], before.Value) < 0); cursor++)
        {
            if (Removed is null)
            {
                continue;
            }

            if (entries[cursor].IsTree)
            {
                found.Add(new Item([], entries[cursor].Id, ItemKind.RemovedFolder, []));
            }
            else
            {
                Removed(entries[cursor].Id);
            }
        }
    }

    private List<Entry> Read(ObjectId tree, Action<ObjectProblem> complain)
    {
        var entries = new List<Entry>();
        if (TreeWalker.ReadTree(objects, tree, _buffer) is { } problem)
        {
            complain(problem);
            return entries;
        }

        var reader = new TreeReader(_buffer.Content);
        while (reader.TryRead(out var entry))
        {
            if (!entry.IsSubmodule)
            {
                entries.Add(new Entry(entry.Name.ToArray(), entry.Id, entry.IsTree));
            }
        }

        if (reader.IsCorrupt)
        {
            complain(new ObjectProblem(tree, ObjectProblemKind.Corrupt, "Some entries of this tree cannot be decoded."));
        }

        return entries;
    }

    private static ObjectId Key(Item folder)
    {
        var bytes = new byte[ObjectId.Size * (folder.Parents.Length + 1)];
        folder.Id.CopyTo(bytes);
        for (var i = 0; i < folder.Parents.Length; i++)
        {
            folder.Parents[i].CopyTo(bytes.AsSpan(ObjectId.Size * (i + 1)));
        }

        return folder.Parents.Length == 0 ? folder.Id : ObjectHash.Compute(ObjectKind.Tree, bytes);
    }

    private enum ItemKind
    {
        Blob,
        Folder,
        RemovedFolder,
    }

    private readonly record struct Item(byte[] Path, ObjectId Id, ItemKind Kind, ObjectId[] Parents);

    private readonly record struct Entry(byte[] Name, ObjectId Id, bool IsTree);
}
