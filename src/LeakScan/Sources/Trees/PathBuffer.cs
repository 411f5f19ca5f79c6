namespace LeakScan.Sources.Trees;

/// <summary>A buffer in which paths are put together without allocating. The result is valid until the next call.</summary>
internal sealed class PathBuffer
{
    private byte[] _bytes = new byte[4096];

    /// <summary>A folder's path and a name in it, with '/' between them if neither is empty.</summary>
    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name) =>
        Put(folder, folder.IsEmpty || name.IsEmpty ? [] : "/"u8, name);

    /// <summary>What is put before a path, and the path.</summary>
    public ReadOnlySpan<byte> Append(ReadOnlySpan<byte> before, ReadOnlySpan<byte> path) => Put(before, [], path);

    private ReadOnlySpan<byte> Put(ReadOnlySpan<byte> first, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> last)
    {
        var length = first.Length + middle.Length + last.Length;
        if (length > _bytes.Length)
        {
            _bytes = new byte[length * 2];
        }

        first.CopyTo(_bytes);
        middle.CopyTo(_bytes.AsSpan(first.Length));
        last.CopyTo(_bytes.AsSpan(first.Length + middle.Length));
        return _bytes.AsSpan(0, length);
    }
}
