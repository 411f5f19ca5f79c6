namespace LeakScan.Git;

/// <summary>The bases that one reader of single objects used last, up to a number of bytes; the one not used for longest goes first. Owns its buffers.</summary>
internal sealed class BaseCache(BufferPool pool, long limit)
{
    private readonly Dictionary<EntryPlace, LinkedListNode<Item>> _items = [];
    private readonly LinkedList<Item> _byUse = new();
    private long _bytes;

    /// <summary>A base that is still here. It stays the cache's, and is valid until the next call.</summary>
    public NativeBuffer? Find(EntryPlace place, out ObjectKind kind)
    {
        kind = default;
        if (!_items.TryGetValue(place, out var node))
        {
            return null;
        }

        _byUse.Remove(node);
        _byUse.AddLast(node);
        kind = node.Value.Kind;
        return node.Value.Buffer;
    }

    /// <summary>Takes a buffer over; one that is too large, or known already, goes back to the pool.</summary>
    public void Add(EntryPlace place, ObjectKind kind, NativeBuffer buffer)
    {
        if (buffer.Capacity > limit / 4 || _items.ContainsKey(place))
        {
            pool.Return(buffer);
            return;
        }

        _items.Add(place, _byUse.AddLast(new Item(place, kind, buffer)));
        _bytes += buffer.Capacity;
        while (_bytes > limit)
        {
            var oldest = _byUse.First!.Value;
            _byUse.RemoveFirst();
            _items.Remove(oldest.Place);
            _bytes -= oldest.Buffer.Capacity;
            pool.Return(oldest.Buffer);
        }
    }

    private sealed record Item(EntryPlace Place, ObjectKind Kind, NativeBuffer Buffer);
}
