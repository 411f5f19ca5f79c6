namespace LeakScan.Sources.Reading;

/// <summary>The bytes of a blob that is in memory. A reader serves one blob after the other.</summary>
internal sealed unsafe class BlobByteReader : IByteReader
{
    private byte* _next;
    private int _left;

    /// <summary>Starts on a blob, whose memory must stay where it is until all is read.</summary>
    public void Start(byte* bytes, int length)
    {
        _next = bytes;
        _left = length;
    }

    /// <inheritdoc/>
    public int Read(Span<byte> destination)
    {
        var count = Math.Min(_left, destination.Length);
        new ReadOnlySpan<byte>(_next, count).CopyTo(destination);
        _next += count;
        _left -= count;
        return count;
    }
}
