namespace LeakScan.Git;

/// <summary>Says where HEAD has some blobs. HEAD's tree is walked once, on another thread: the first question waits for that, and so does who disposes of it.</summary>
internal sealed class HeadFiles : IDisposable
{
    private readonly IObjectReader _objects;
    private readonly ObjectBuffer _buffer = new();
    private readonly Task<Dictionary<ObjectId, byte[]>> _first;
    private ObjectId? _tree;

    /// <param name="repository">The repository.</param>
    /// <param name="objects">Reads objects; safe for several threads.</param>
    /// <param name="wanted">The blobs.</param>
    public HeadFiles(GitRepository repository, IObjectReader objects, IReadOnlyCollection<ObjectId> wanted)
    {
        _objects = objects;
        var head = wanted.Count > 0 ? repository.References.Resolve("HEAD") : null;
        _first = Task.Run(() => Walk(head, [.. wanted]));
    }

    /// <summary>A path at which HEAD has a blob: the one asked about, else the first in the order of bytes; null when HEAD does not have it.</summary>
    public byte[]? PathOf(ObjectId blob, byte[]? path)
    {
        var files = _first.GetAwaiter().GetResult();
        return !files.TryGetValue(blob, out var first) ? null
            : path is not null && (path.AsSpan().SequenceEqual(first) || IsAt(path, blob)) ? path
            : first;
    }

    /// <summary>Waits until nothing is read any more.</summary>
    public void Dispose() => ReaderThreads.WaitFor(_first);

    private Dictionary<ObjectId, byte[]> Walk(ObjectId? head, HashSet<ObjectId> wanted)
    {
        var first = new Dictionary<ObjectId, byte[]>();
        if (head is { } id && _objects.Read(id, _buffer) is null && CommitHeader.TryParse(id, _buffer.Content, out var commit))
        {
            _tree = commit.Tree;
            new TreeWalker(_objects, _ => { }).Walk(commit.Tree, [], (path, blob) =>
            {
                if (wanted.Contains(blob))
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
        if (TreeWalker.ReadTree(_objects, tree, _buffer) is null)
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
