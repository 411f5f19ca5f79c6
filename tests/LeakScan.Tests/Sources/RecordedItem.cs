using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

/// <summary>An item as a sink has seen it.</summary>
internal sealed class RecordedItem(SourceItem item)
{
    public SourceItem Item { get; } = item;

    /// <summary>All bytes, windows joined.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Offset of the first byte.</summary>
    public long Start => 0;

    /// <summary>Where the last judged range ended.</summary>
    public long JudgedTo { get; set; }

    /// <summary>Offset, length, end of the judged range, line and column of each window.</summary>
    public List<(long Offset, int Length, int To, int Line, int Column)> Windows { get; } = [];

    public void Append(ReadOnlySpan<byte> more) => Bytes = [.. Bytes, .. more];
}
