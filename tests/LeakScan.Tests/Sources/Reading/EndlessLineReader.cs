using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources.Reading;

/// <summary>One line of a given length, longer than fits any memory.</summary>
internal sealed class EndlessLineReader(long length) : IByteReader
{
    private long _left = length;

    public int Read(Span<byte> destination)
    {
        var count = (int)Math.Min(destination.Length, _left);
        destination[..count].Fill((byte)'x');
        _left -= count;
        return count;
    }
}
