namespace LeakScan.Git;

/// <summary>
/// Reads single objects in any order: follows the chain of deltas down to a whole object or a cached base and builds it up again, in a loop. An object whose
/// first copy is damaged is tried in the other sources. Entries that failed are remembered, so that what is built on them fails at once. One per thread.
/// </summary>
internal sealed class SingleReader(ObjectDatabase database, EntryDecoder decoder, bool verify)
{
    private readonly BaseCache _cache = new(decoder.Pool, decoder.Limits.CachedBases);
    private readonly LooseReader _loose = new(decoder.Pool, decoder.Limits);
    private readonly Stack<(EntryPlace Place, EntryHeader Header)> _chain = new();
    private readonly HashSet<EntryPlace> _failed = [];

    /// <summary>Reads an object. The buffer is the caller's, who returns it to the pool; null when no copy can be read.</summary>
    public NativeBuffer? Read(int ordinal, out ObjectKind kind, out ReadFailure failure)
    {
        var id = database.Objects.IdAt(ordinal);
        var own = database.Objects.SourceOf(ordinal);
        var buffer = ReadCopy(PlaceOf(own, database.Objects.PositionOf(ordinal)), id, out kind, out failure);
        for (var source = 0; buffer is null && source < database.Sources.Count; source++)
        {
            var position = source == own ? -1 : database.Sources[source].Find(id);
            if (position >= 0)
            {
                buffer = ReadCopy(PlaceOf(source, position), id, out kind, out _);
            }
        }

        if (buffer is not null)
        {
            failure = ReadFailure.None;
        }

        return buffer;
    }

    /// <summary>The kind of an object, found without inflating more than a loose object's header; null when its first copy does not say.</summary>
    public ObjectKind? ReadKind(int ordinal)
    {
        var at = PlaceOf(database.Objects.SourceOf(ordinal), database.Objects.PositionOf(ordinal));
        EntryPlace? landmark = null;
        for (var steps = 0; landmark != at; steps++)
        {
            if (IsLoose(at))
            {
                return _loose.ReadKind(((LooseFolder)database.Sources[at.Source]).PathAt((int)~at.Offset));
            }

            var header = ((PackFile)database.Sources[at.Source]).ReadHeader(at.Offset);
            if (!header.IsDelta)
            {
                return header.Type == EntryType.Broken ? null : (ObjectKind)header.Type;
            }

            landmark = (steps & (steps - 1)) == 0 ? at : landmark;
            if (FindBase(at, header) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return null;
    }

    /// <summary>Takes back what <see cref="Read"/> gave, to be a base for what is read next.</summary>
    public void Keep(int ordinal, ObjectKind kind, NativeBuffer buffer) =>
        _cache.Add(PlaceOf(database.Objects.SourceOf(ordinal), database.Objects.PositionOf(ordinal)), kind, buffer);

    /// <summary>Reads what is stored at a place.</summary>
    /// <inheritdoc cref="Read"/>
    public NativeBuffer? ReadAt(EntryPlace place, out ObjectKind kind, out ReadFailure failure)
    {
        _chain.Clear();
        var at = place;
        var buffer = Descend(ref at, out kind, out var isCached, out failure);
        var hasFailedItself = at == place || failure is ReadFailure.TooLarge or ReadFailure.Cycle;
        while (buffer is not null && _chain.TryPeek(out var link))
        {
            var result = decoder.Patch((PackFile)database.Sources[link.Place.Source], link.Header, buffer, out var delta, out failure);
            if (delta is not null)
            {
                decoder.Pool.Return(delta);
            }

            if (!isCached)
            {
                _cache.Add(at, kind, buffer);
            }

            isCached = false;
            buffer = result;
            hasFailedItself = _chain.Count == 1 || failure == ReadFailure.TooLarge;
            if (buffer is not null)
            {
                at = link.Place;
                _chain.Pop();
            }
        }

        if (buffer is null)
        {
            // All that is left of the chain rests on what failed.
            failure = hasFailedItself ? failure : ReadFailure.BadBase;
            foreach (var link in _chain)
            {
                _failed.Add(link.Place);
            }

            return null;
        }

        return isCached ? Copy(buffer) : buffer;
    }

    private static bool IsLoose(EntryPlace place) => place.Offset < 0;

    private EntryPlace PlaceOf(int source, int position) =>
        new(source, database.Sources[source] is PackFile pack ? pack.OffsetAt(position) : ~position);

    private NativeBuffer? ReadCopy(EntryPlace place, in ObjectId id, out ObjectKind kind, out ReadFailure failure)
    {
        var buffer = ReadAt(place, out kind, out failure);
        if (buffer is not null && verify && ObjectHash.Compute(kind, buffer.Content) != id)
        {
            decoder.Pool.Return(buffer);
            failure = ReadFailure.WrongId;
            return null;
        }

        return buffer;
    }

    /// <summary>Goes from an entry to its base, and on to that one's, until there is one that can be had without a base.</summary>
    private NativeBuffer? Descend(ref EntryPlace at, out ObjectKind kind, out bool isCached, out ReadFailure failure)
    {
        isCached = false;
        kind = default;
        failure = ReadFailure.None;
        // A chain that comes back to where it was when the number of steps was a power of two goes round for ever.
        EntryPlace? landmark = null;
        for (var steps = 0; ; steps++)
        {
            if (_cache.Find(at, out kind) is { } cached)
            {
                isCached = true;
                return cached;
            }

            if (steps > 0 && _failed.Contains(at))
            {
                failure = ReadFailure.BadBase;
                return null;
            }

            var buffer = ReadWhole(at, out kind, out var header, out failure);
            if (buffer is not null || failure != ReadFailure.None)
            {
                if (buffer is null)
                {
                    _failed.Add(at);
                }

                return buffer;
            }

            _chain.Push((at, header));
            if (landmark == at)
            {
                failure = ReadFailure.Cycle;
                return null;
            }

            landmark = (steps & (steps - 1)) == 0 ? at : landmark;
            if (FindBase(at, header) is not { } next)
            {
                failure = ReadFailure.BadBase;
                return null;
            }

            at = next;
        }
    }

    /// <summary>Reads what is stored whole. Null without a failure for a delta.</summary>
    private NativeBuffer? ReadWhole(EntryPlace place, out ObjectKind kind, out EntryHeader header, out ReadFailure failure)
    {
        header = default;
        if (IsLoose(place))
        {
            var folder = (LooseFolder)database.Sources[place.Source];
            var position = (int)~place.Offset;
            return _loose.Read(folder.PathAt(position), folder.IdAt(position), out kind, out failure);
        }

        var pack = (PackFile)database.Sources[place.Source];
        header = pack.ReadHeader(place.Offset);
        kind = default;
        failure = header.Type == EntryType.Broken ? ReadFailure.BadHeader : ReadFailure.None;
        if (failure != ReadFailure.None || header.IsDelta)
        {
            return null;
        }

        kind = (ObjectKind)header.Type;
        return decoder.Inflate(pack, header, out failure);
    }

    private EntryPlace? FindBase(EntryPlace place, in EntryHeader header)
    {
        if (header.Type == EntryType.OffsetDelta)
        {
            return header.BaseOffset > 0 ? new EntryPlace(place.Source, header.BaseOffset) : null;
        }

        var pack = (PackFile)database.Sources[place.Source];
        var id = pack.BaseId(header);
        var position = pack.Find(id);
        if (position >= 0)
        {
            return new EntryPlace(place.Source, pack.OffsetAt(position));
        }

        var ordinal = database.Objects.Find(id);
        return ordinal < 0 ? null : PlaceOf(database.Objects.SourceOf(ordinal), database.Objects.PositionOf(ordinal));
    }

    private NativeBuffer Copy(NativeBuffer buffer)
    {
        var copy = decoder.Pool.Rent(buffer.Length);
        buffer.Content.CopyTo(copy.Whole);
        return copy;
    }
}
