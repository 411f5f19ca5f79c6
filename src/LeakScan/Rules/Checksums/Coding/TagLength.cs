namespace LeakScan.Rules.Checksums.Coding;

/// <summary>Variable-length integers as protocol buffers and macaroons have them: seven bits a byte, the least significant first.</summary>
internal static class TagLength
{
    /// <summary>Reads a length and moves behind it. -1 when there is none, or one that no token has.</summary>
    public static int Read(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0;
        for (var i = 0; i < 3 && i < bytes.Length; i++)
        {
            value |= (bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }

        return -1;
    }
}
