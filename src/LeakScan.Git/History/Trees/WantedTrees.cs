namespace LeakScan.Git;

/// <summary>Tells which trees hold any of some wanted blobs, at any depth. Each tree is read once, however many commits have it.</summary>
internal sealed class WantedTrees(IObjectReader objects, IEnumerable<ObjectId> wanted)
{
    private readonly HashSet<ObjectId> _wanted = [.. wanted];
    private readonly HashSet<ObjectId> _with = [];
    private readonly HashSet<ObjectId> _without = [];
    private readonly ObjectBuffer _buffer = new();

    /// <summary>Whether anything is wanted still.</summary>
    public bool IsEmpty => _wanted.Count == 0;

    /// <summary>Whether a blob is wanted still.</summary>
    public bool IsWanted(ObjectId blob) => _wanted.Contains(blob);

    /// <summary>Some blobs are wanted no longer.</summary>
    public void Remove(IEnumerable<ObjectId> blobs)
    {
        _wanted.ExceptWith(blobs);
        _with.Clear(); // those without stay without
    }

    /// <summary>Whether a tree holds a wanted blob. A tree that cannot be read holds none.</summary>
    public bool Contains(ObjectId tree)
    {
        if (_with.Contains(tree) || _without.Contains(tree))
        {
            return _with.Contains(tree);
        }

        var open = new Stack<Folder>([Enter(tree)]);
        while (open.TryPeek(out var top))
        {
            if (_with.Contains(top.Tree) || top.Last is { } last && _with.Contains(last))
            {
                _with.Add(top.Tree);
                _without.Remove(top.Tree);
                open.Pop();
            }
            else if (!top.Open.TryPop(out var next))
            {
                open.Pop();
            }
            else
            {
                top.Last = next;
                if (!_with.Contains(next) && !_without.Contains(next))
                {
                    open.Push(Enter(next));
                }
            }
        }

        return _with.Contains(tree);
    }

    // Counts as without until found to be with, so that even trees that hold themselves (bytes that are not their id's) come to an end.
    private Folder Enter(ObjectId tree)
    {
        _without.Add(tree);
        var folder = new Folder(tree);
        if (TreeWalker.ReadTree(objects, tree, _buffer) is null)
        {
            var reader = new TreeReader(_buffer.Content);
            while (reader.TryRead(out var entry))
            {
                if (entry.IsTree)
                {
                    folder.Open.Push(entry.Id);
                }
                else if (!entry.IsSubmodule && _wanted.Contains(entry.Id))
                {
                    _with.Add(tree);
                }
            }
        }

        return folder;
    }

    private sealed class Folder(ObjectId tree)
    {
        public ObjectId Tree { get; } = tree;

        /// <summary>Folders in it that have not been looked into.</summary>
        public Stack<ObjectId> Open { get; } = [];

        /// <summary>The folder that was looked into last.</summary>
        public ObjectId? Last { get; set; }
    }
}
