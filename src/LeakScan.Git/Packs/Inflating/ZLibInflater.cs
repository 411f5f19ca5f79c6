using System.IO.Compression;

namespace LeakScan.Git;

/// <summary>The runtime's zlib behind its public API: the oracle of <see cref="TableInflater"/>, and the second opinion on a stream that one rejects.
/// Where the input ends after the last byte of content, but before the checksum does, it accepts the stream without comparing.</summary>
internal sealed unsafe class ZLibInflater : IInflater
{
    // A header, an empty block and a checksum. ZLibStream takes less for an empty stream.
    private const int ShortestStream = 8;

    public bool TryInflate(ReadOnlySpan<byte> zlib, Span<byte> output, int size)
    {
        if (zlib.Length < ShortestStream)
        {
            return false;
        }

        fixed (byte* pointer = zlib)
        {
            try
            {
                using var input = new UnmanagedMemoryStream(pointer, zlib.Length);
                using var stream = new ZLibStream(input, CompressionMode.Decompress);
                // The read past the end makes zlib compare the checksum.
                return stream.ReadAtLeast(output[..size], size, throwOnEndOfStream: false) == size && stream.ReadByte() < 0;
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                return false;
            }
        }
    }
}
