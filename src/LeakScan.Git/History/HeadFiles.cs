namespace LeakScan.Git;

/// <summary>Says where HEAD has some blobs. The first question walks HEAD's tree once.</summary>
internal sealed class HeadFiles(GitRepository repository, IObjectReader objects, IEnumerable<ObjectId> wanted)
{
    private readonly HashSet<ObjectId> _wanted = [.. wanted];
    private readonly ObjectBuffer _buffer = new();
    private Dictionary<ObjectId, byte[]>? _first;
    private ObjectId? _tree;

    /// <summary>A path at which HEAD has a blob: the one asked about, else the first in the order of bytes; null when HEAD does not have it.</summary>
    public byte[]? PathOf(ObjectId blob, byte[]? path)
    {
        _first ??= Walk();
        return !_first.TryGetValue(blob, out var first) ? null : path is not null && IsAt(path, blob) ? path : first;
    }

    private Dictionary<ObjectId, byte[]> Walk()
    {
        var first = new Dictionary<ObjectId, byte[]>();
        if (repository.References.Resolve("HEAD") is { } head && objects.Read(head, _buffer) is null && CommitHeader.TryParse(head, _buffer.Content, out var commit))
        {
            _tree = commit.Tree;
            new TreeWalker(objects, _ => { }).Walk(commit.Tree, [], (path, blob) =>
            {
                if (_wanted.Contains(blob))
                {
                    first.TryAdd(blob, path);
                }
            });
        }

        return first;
    }

    private bool IsAt(byte[] path, ObjectId blob)
    {
        var id = _tree;
        for (ReadOnlySpan<byte> rest = path; !rest.IsEmpty && id is { } tree;)
        {
            var slash = rest.IndexOf((byte)'/');
            id = Entry(tree, slash < 0 ? rest : rest[..slash]);
            rest = slash < 0 ? default : rest[(slash + 1)..];
        }

        return id == blob;
    }

    private ObjectId? Entry(ObjectId tree, ReadOnlySpan<byte> name)
    {
        if (TreeWalker.ReadTree(objects, tree, _buffer) is null)
        {
            var reader = new TreeReader(_buffer.Content);
            while (reader.TryRead(out var entry))
            {
                if (entry.Name.SequenceEqual(name))
                {
                    return entry.Id;
                }
            }
        }

        return null;
    }
}
