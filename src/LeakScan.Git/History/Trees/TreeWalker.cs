namespace LeakScan.Git;

/// <summary>Goes through all files below a tree in the order of their paths (bytewise, which is git's own order). Has no recursion that a deep tree could exhaust.</summary>
internal sealed class TreeWalker(IObjectReader objects, Action<ObjectProblem> report)
{
    private readonly ObjectBuffer _buffer = new();
    private readonly Stack<Item> _open = new();

    /// <summary>Visits the blobs below a tree. A folder that was seen before, in this or an earlier walk with the same set, is not entered again.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="seen">Trees that have been entered; the blobs of each are visited at one path only, the first.</param>
    /// <param name="visit">Gets the path, '/'-separated, and the id of each blob.</param>
    public void Walk(ObjectId tree, HashSet<ObjectId> seen, Action<byte[], ObjectId> visit)
    {
        _open.Push(new Item([], tree, IsTree: true));
        while (_open.TryPop(out var item))
        {
            if (!item.IsTree)
            {
                visit(item.Path, item.Id);
            }
            else if (seen.Add(item.Id))
            {
                Enter(item);
            }
        }
    }

    private void Enter(Item folder)
    {
        if (ReadTree(objects, folder.Id, _buffer) is { } problem)
        {
            report(problem);
            return;
        }

        var entries = new List<Item>();
        var reader = new TreeReader(_buffer.Content);
        while (reader.TryRead(out var entry))
        {
            if (!entry.IsSubmodule)
            {
                entries.Add(new Item(Join(folder.Path, entry.Name), entry.Id, entry.IsTree));
            }
        }

        if (reader.IsCorrupt)
        {
            report(ObjectProblem.MalformedTree(folder.Id));
        }

        for (var i = entries.Count - 1; i >= 0; i--)
        {
            _open.Push(entries[i]);
        }
    }

    /// <summary>Reads a tree; an object of another kind is a problem.</summary>
    public static ObjectProblem? ReadTree(IObjectReader objects, ObjectId id, ObjectBuffer buffer) =>
        objects.Read(id, buffer) ?? (buffer.Kind == ObjectKind.Tree ? null : new ObjectProblem(id, ObjectProblemKind.Corrupt, "It should be a tree and is none."));

    /// <summary>Path of an entry of a folder; the root's path is empty.</summary>
    public static byte[] Join(byte[] folder, ReadOnlySpan<byte> name) => folder.Length == 0 ? name.ToArray() : [.. folder, (byte)'/', .. name];

    private readonly record struct Item(byte[] Path, ObjectId Id, bool IsTree);
}
