namespace LeakScan.Git;

/// <summary>Decompresses zlib streams (RFC 1950). One per thread.</summary>
internal interface IInflater
{
    /// <summary>Decompresses a whole stream.</summary>
    /// <param name="zlib">The stream; more bytes may follow it.</param>
    /// <param name="output">Room for <paramref name="size"/> bytes and <see cref="NativeBuffer.Slack"/> more, which may be overwritten.</param>
    /// <param name="size">How many bytes the stream is said to give.</param>
    /// <returns>False when the stream is broken or cut off, gives fewer or more bytes, or fails its own checksum.</returns>
    bool TryInflate(ReadOnlySpan<byte> zlib, Span<byte> output, int size);
}
