namespace LeakScan.Sources.Reading;

/// <summary>The bytes of a stream.</summary>
internal sealed class StreamByteReader(Stream stream) : IByteReader
{
    /// <inheritdoc/>
    public int Read(Span<byte> destination) => stream.Read(destination);
}
