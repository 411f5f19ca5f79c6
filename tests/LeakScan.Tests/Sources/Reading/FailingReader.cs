using LeakScan.Sources.Reading;

namespace LeakScan.Tests.Sources.Reading;

/// <summary>A text that cannot be read beyond some length.</summary>
internal sealed class FailingReader(int length) : IByteReader
{
    private int _left = length;

    public int Read(Span<byte> destination)
    {
        var count = _left > 0 ? Math.Min(destination.Length, _left) : throw new IOException("Cannot be read further.");
        destination[..count].Fill((byte)'x');
        _left -= count;
        return count;
    }
}
