namespace LeakScan.Rules.Checksums.Coding;

/// <summary>The CRC of zlib, PNG and Ethernet (IEEE 802.3, reflected polynomial EDB88320), which many token formats end with. A byte at a time: tokens are short.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The CRC of ASCII text.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var character in text)
        {
            crc = Step(crc, (byte)character);
        }

        return ~crc;
    }

    /// <summary>The CRC of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = Step(crc, value);
        }

        return ~crc;
    }

    private static uint Step(uint crc, byte value) => Table[(byte)(crc ^ value)] ^ (crc >> 8);

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
