namespace LeakScan.Tests.Caching;

/// <summary>A file on a disk that takes only so many bytes: the rest fails as a full disk does, after what fitted was written.</summary>
internal sealed class FullDisk(string path, int room) : FileStream(path, FileMode.CreateNew, FileAccess.Write)
{
    private int _left = room;

    public override void Write(byte[] buffer, int offset, int count)
    {
        var fits = Math.Min(_left, count);
        base.Write(buffer, offset, fits);
        _left -= fits;
        if (fits < count)
        {
            throw new IOException("No space left on device");
        }
    }

    // The inherited one would call the other.
    public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);
}
