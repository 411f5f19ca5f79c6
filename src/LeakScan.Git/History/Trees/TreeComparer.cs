namespace LeakScan.Git;

/// <summary>
/// Compares a commit's tree with those of its parents, folder beside folder, and says which blobs stand at a path at which no parent has them.
/// Folders that are the same in a parent are not entered, so the cost follows the change. Has no recursion that a deep tree could exhaust.
/// </summary>
internal sealed class TreeComparer(IObjectReader objects, Action<ObjectProblem> report)
{
    private readonly FolderCursor _folder = new(objects);
    private readonly List<FolderCursor> _parents = [];
    private readonly List<ObjectId> _matches = [];
    private readonly Stack<Item> _open = new();

    /// <summary>Called for every blob that is new at its path, in the order of paths.</summary>
    public Action<byte[], ObjectId> Added { get; set; } = (_, _) => { };

    /// <summary>Called for every blob that a parent has at a path at which it is no longer; null when nobody cares.</summary>
    public Action<ObjectId>? Removed { get; set; }

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

    private void CompareFolder(Item folder)
    {
        if (Seen is not null && !Seen.Add(Key(folder)))
        {
            return;
        }

        var count = folder.Parents.Length;
        while (_parents.Count < count)
        {
            _parents.Add(new FolderCursor(objects));
        }

        _folder.Open(folder.Id, report);
        for (var i = 0; i < count; i++)
        {
            _parents[i].Open(folder.Parents[i], _ => { });
        }

        SkipCommon(count);
        var tail = CommonTail(count);
        var found = new List<Item>();
        for (; !_folder.IsAtEnd && !IsInStep(count, tail); _folder.Advance())
        {
            CompareEntry(folder, count, found);
        }

        for (var i = IsInStep(count, tail) ? count : 0; i < count; i++)
        {
            Skip(_parents[i], null, found);
        }

        for (var i = found.Count - 1; i >= 0; i--)
        {
            _open.Push(found[i]);
        }
    }

    /// <summary>Passes over the entries with which all trees begin alike: of a thousand files one has changed.</summary>
    private void SkipCommon(int count)
    {
        var common = count == 0 ? 0 : int.MaxValue;
        for (var i = 0; i < count; i++)
        {
            common = Math.Min(common, _folder.Content.CommonPrefixLength(_parents[i].Content));
        }

        var start = 0;
        while (!_folder.IsAtEnd && _folder.End <= common)
        {
            start = _folder.End;
            _folder.Advance();
        }

        // A submodule passed over on the way may lie behind what is common.
        _folder.MoveTo(start);
        for (var i = 0; i < count; i++)
        {
            _parents[i].MoveTo(start);
        }
    }

    /// <summary>How many bytes the trees have in common at their ends.</summary>
    private int CommonTail(int count)
    {
        var tail = count == 0 ? 0 : int.MaxValue;
        for (var i = 0; i < count; i++)
        {
            tail = Math.Min(tail, CommonTail(_folder.Content, _parents[i].Content));
        }

        return tail;
    }

    private static int CommonTail(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        const int Step = 64;
        var (length, tail) = (Math.Min(left.Length, right.Length), 0);
        while (tail + Step <= length && left[^(tail + Step)..^tail].SequenceEqual(right[^(tail + Step)..^tail]))
        {
            tail += Step;
        }

        while (tail < length && left[^(tail + 1)] == right[^(tail + 1)])
        {
            tail++;
        }

        return tail;
    }

    /// <summary>Whether all trees have the same bytes left: then nothing new comes any more.</summary>
    private bool IsInStep(int count, int tail)
    {
        var left = _folder.Content.Length - _folder.Start;
        if (left > tail)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (_parents[i].Content.Length - _parents[i].Start != left)
            {
                return false;
            }
        }

        return true;
    }

    private void CompareEntry(Item folder, int count, List<Item> found)
    {
        _matches.Clear();
        for (var i = 0; i < count; i++)
        {
            Skip(_parents[i], _folder, found);
            if (!_parents[i].IsAtEnd && FolderCursor.CompareNames(_parents[i], _folder) == 0)
            {
                _matches.Add(_parents[i].Id);
                _parents[i].Advance();
            }
        }

        var isNew = !_matches.Contains(_folder.Id);
        if (_folder.IsTree)
        {
            if (isNew)
            {
                found.Add(new Item(TreeWalker.Join(folder.Path, _folder.Name), _folder.Id, ItemKind.Folder, [.. _matches]));
            }

            return;
        }

        if (isNew)
        {
            found.Add(new Item(TreeWalker.Join(folder.Path, _folder.Name), _folder.Id, ItemKind.Blob, []));
        }

        foreach (var match in _matches)
        {
            if (match != _folder.Id)
            {
                Removed?.Invoke(match);
            }
        }
    }

    // Passes over a parent's entries that the commit does not have.
    private void Skip(FolderCursor parent, FolderCursor? before, List<Item> found)
    {
        for (; !parent.IsAtEnd && (before is null || FolderCursor.CompareNames(parent, before) < 0); parent.Advance())
        {
            if (Removed is null)
            {
                continue;
            }

            if (parent.IsTree)
            {
                found.Add(new Item([], parent.Id, ItemKind.RemovedFolder, []));
            }
            else
            {
                Removed(parent.Id);
            }
        }
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
}
