namespace LeakScan.Sources.Reading;

/// <summary>Hands out the bytes of one item, in order.</summary>
internal interface IByteReader
{
    /// <summary>Reads at least one byte, or none at the end.</summary>
    /// <exception cref="IOException">The bytes cannot be read.</exception>
    int Read(Span<byte> destination);
}
