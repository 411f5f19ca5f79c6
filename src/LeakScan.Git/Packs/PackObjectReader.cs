using System.Collections.Concurrent;

namespace LeakScan.Git;

/// <summary>Reads single objects out of packs and loose files, with a small cache of delta bases for each thread that reads at the same time.</summary>
internal sealed class PackObjectReader(ObjectDatabase database, ReadLimits limits, bool verify) : IObjectReader
{
    private readonly ConcurrentBag<Desk> _free = [];
    private readonly object _gate = new();

    /// <inheritdoc/>
    public ObjectProblem? Read(ObjectId id, ObjectBuffer buffer)
    {
        var ordinal = database.Objects.Find(id);
        if (ordinal < 0)
        {
            if (MissingObjects.KindWithout(id) is not { } kind)
            {
                return ReadFailure.Missing.ToProblem(id, limits);
            }

            buffer.Prepare(kind, 0);
            return null;
        }

        var desk = Take();
        try
        {
            var read = desk.Reader.Read(ordinal, out var found, out var failure);
            if (read is null)
            {
                return failure.ToProblem(id, limits);
            }

            read.Content.CopyTo(buffer.Prepare(found, read.Length));
            desk.Reader.Keep(ordinal, found, read);
            return null;
        }
        finally
        {
            _free.Add(desk);
        }
    }

    /// <inheritdoc/>
    public ObjectKind? ReadKind(ObjectId id)
    {
        var ordinal = database.Objects.Find(id);
        if (ordinal < 0)
        {
            return MissingObjects.KindWithout(id);
        }

        var desk = Take();
        var kind = desk.Reader.ReadKind(ordinal);
        _free.Add(desk);
        return kind;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.TryTake(out var desk))
        {
            desk.Pool.Dispose();
        }
    }

    private Desk Take() => _free.TryTake(out var free) ? free : new Desk(database, limits, verify, _gate);

    /// <summary>What one thread needs to read. A large buffer never outlives the call that rented it, so threads may take turns.</summary>
    private sealed class Desk
    {
        public Desk(ObjectDatabase database, ReadLimits limits, bool verify, object gate)
        {
            Pool = new BufferPool(gate);
            Reader = new SingleReader(database, new EntryDecoder(Pool, limits), verify);
        }

        public BufferPool Pool { get; }

        public SingleReader Reader { get; }
    }
}
