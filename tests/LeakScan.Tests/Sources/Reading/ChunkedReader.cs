using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources.Reading;

/// <summary>Hands out bytes in pieces of a given size at most, as a pipe does.</summary>
internal sealed class ChunkedReader(byte[] bytes, int chunk = int.MaxValue) : IByteReader
{
    private int _position;

    public int Read(Span<byte> destination)
    {
        var count = Math.Min(Math.Min(destination.Length, chunk), bytes.Length - _position);
        bytes.AsSpan(_position, count).CopyTo(destination);
        _position += count;
        return count;
    }
}
