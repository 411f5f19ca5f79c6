using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LeakScan.Rules.Checksums.Coding;

/// <summary>
/// The Marvin hash folded to 32 bits, which Microsoft's identifiable keys carry as their checksum, seeded with the name of the kind of key.
/// https://github.com/microsoft/security-utilities
/// </summary>
internal static class Marvin32
{
    /// <summary>The hash of bytes under a seed.</summary>
    public static uint Of(ReadOnlySpan<byte> data, ulong seed)
    {
        var (low, high) = ((uint)seed, (uint)(seed >> 32));
        for (; data.Length >= sizeof(uint); data = data[sizeof(uint)..])
        {
            low += BinaryPrimitives.ReadUInt32LittleEndian(data);
            Mix(ref low, ref high);
        }

        // The last word: what is left, and a byte 80 behind it.
        var last = 0x80u;
        for (var i = data.Length - 1; i >= 0; i--)
        {
            last = (last << 8) | data[i];
        }

        low += last;
        Mix(ref low, ref high);
        Mix(ref low, ref high);
        return low ^ high;
    }

    /// <summary>The seed that a name of eight ASCII characters gives.</summary>
    public static ulong Seed(string name) => BinaryPrimitives.ReadUInt64BigEndian(Encoding.ASCII.GetBytes(name));

    private static void Mix(ref uint low, ref uint high)
    {
        high ^= low;
        low = BitOperations.RotateLeft(low, 20) + high;
        high = BitOperations.RotateLeft(high, 9) ^ low;
        low = BitOperations.RotateLeft(low, 27) + high;
        high = BitOperations.RotateLeft(high, 19);
    }
}
