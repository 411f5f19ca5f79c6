namespace LeakScan.Git;

/// <summary>
/// Reads a few objects with as little preparation as possible: for a hook that needs a handful of trees and blobs out of millions of objects, anything that lists
/// them first takes too long. A loose object is opened by its name; otherwise every pack's index is searched in place and the chain of deltas followed.
/// Safe for several threads; those that read from packs wait for one another.
/// </summary>
internal sealed class DirectObjectReader : IObjectReader
{
    private const int MaxChain = 50_000; // git makes at most 4095; a longer one goes round in a circle

    private readonly LooseObjects _loose;
    private readonly Lazy<List<PackFile>> _packs;
    private readonly BufferPool _pool = new(new object());
    private readonly EntryDecoder _decoder;
    private readonly Lock _gate = new();

    /// <summary>Opens nothing yet.</summary>
    /// <param name="directories">The object directories, alternates included, the first searched first.</param>
    public DirectObjectReader(IReadOnlyList<string> directories)
    {
        _loose = new LooseObjects(directories);
        // Compiling our own decoder takes longer than the runtime's needs for all that a hook reads.
        _decoder = new EntryDecoder(_pool, ReadLimits.Default, new ZLibInflater());
        _packs = new(() => OpenPacks(directories));
    }

    /// <inheritdoc/>
    public ObjectProblem? Read(ObjectId id, ObjectBuffer buffer)
    {
        var problem = _loose.Read(id, buffer);
        if (problem is null)
        {
            return null;
        }

        lock (_gate)
        {
            foreach (var pack in _packs.Value)
            {
                if (pack.Find(id) is >= 0 and var position)
                {
                    var failure = ReadPacked(pack, pack.OffsetAt(position), buffer);
                    if (failure == ReadFailure.None)
                    {
                        return null;
                    }

                    problem = failure.ToProblem(id, _decoder.Limits);
                }
            }
        }

        return problem;
    }

    /// <inheritdoc/>
    public ObjectKind? ReadKind(ObjectId id)
    {
        var buffer = new ObjectBuffer();
        return _loose.ReadKind(id) ?? (Read(id, buffer) is null ? buffer.Kind : null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_packs.IsValueCreated)
        {
            _packs.Value.ForEach(p => p.Dispose());
        }

        _pool.Dispose();
    }

    // A pack that cannot be opened is as good as not there: what is missed because of it is reported object by object.
    private static List<PackFile> OpenPacks(IReadOnlyList<string> directories)
    {
        var packs = new List<PackFile>();
        foreach (var folder in directories.Select(d => Path.Combine(d, "pack")).Where(Directory.Exists))
        {
            foreach (var index in Directory.EnumerateFiles(folder, "*.idx"))
            {
                try
                {
                    packs.Add(PackFile.Open(index));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PackFormatException)
                {
                }
            }
        }

        return packs;
    }

    private ReadFailure ReadPacked(PackFile pack, long offset, ObjectBuffer buffer)
    {
        var chain = new Stack<EntryHeader>();
        var header = pack.ReadHeader(offset);
        for (; header.IsDelta && chain.Count < MaxChain; header = pack.ReadHeader(offset))
        {
            chain.Push(header);
            // A pack in a repository holds the bases of its deltas itself.
            offset = header.Type == EntryType.OffsetDelta ? header.BaseOffset : pack.Find(pack.BaseId(header)) is >= 0 and var position ? pack.OffsetAt(position) : 0;
        }

        if (header.IsDelta || header.Type == EntryType.Broken)
        {
            return chain.Count == 0 ? ReadFailure.BadHeader : ReadFailure.BadBase;
        }

        var content = _decoder.Inflate(pack, header, out var failure);
        while (content is not null && chain.TryPop(out var link))
        {
            var next = _decoder.Patch(pack, link, content, out var delta, out failure);
            _pool.Return(content);
            if (delta is not null)
            {
                _pool.Return(delta);
            }

            content = next;
        }

        if (content is null)
        {
            return failure;
        }

        content.Content.CopyTo(buffer.Prepare((ObjectKind)header.Type, content.Length));
        _pool.Return(content);
        return ReadFailure.None;
    }
}
