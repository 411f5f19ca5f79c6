namespace LeakScan.Git;

/// <summary>Goes through the entries of a tree: "mode SP name NUL id", again and again, in the order of the names with '/' behind folders.</summary>
internal ref struct TreeReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    /// <summary>Whether the tree's bytes stopped making sense; entries up to there have been given.</summary>
    public bool IsCorrupt { get; private set; }

    /// <summary>The next entry; false at the end.</summary>
    public bool TryRead(out TreeEntry entry)
    {
        entry = default;
        if (_rest.IsEmpty)
        {
            return false;
        }

        var mode = 0;
        var position = 0;
        for (; position < _rest.Length && _rest[position] is >= (byte)'0' and <= (byte)'7' && position < 7; position++)
        {
            mode = (mode << 3) + (_rest[position] - '0');
        }

        var length = position < _rest.Length && position > 0 && _rest[position] == ' ' ? _rest[(position + 1)..].IndexOf((byte)0) : -1;
        if (length <= 0 || position + 2 + length + ObjectId.Size > _rest.Length)
        {
            IsCorrupt = true;
            _rest = default;
            return false;
        }

        var name = _rest.Slice(position + 1, length);
        var id = new ObjectId(_rest.Slice(position + 2 + length, ObjectId.Size));
        _rest = _rest[(position + 2 + length + ObjectId.Size)..];
        entry = new TreeEntry(mode, name, id);
        return true;
    }
}
