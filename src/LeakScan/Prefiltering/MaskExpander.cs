using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace LeakScan.Prefiltering;

/// <summary>Turns the bits of a kernel's mask into positions, eight bits at a time by a table of 4 KiB: for each byte the numbers of its set bits.</summary>
internal static class MaskExpander
{
    private const int BitsAtOnce = 8;

    /// <summary>Makes the table.</summary>
    public static ushort[] CreateTable()
    {
        var table = new ushort[(1 << BitsAtOnce) * BitsAtOnce];
        for (var bits = 0; bits < 1 << BitsAtOnce; bits++)
        {
            var next = bits * BitsAtOnce;
            for (var bit = 0; bit < BitsAtOnce; bit++)
            {
                if ((bits >> bit & 1) != 0)
                {
                    table[next++] = (ushort)bit;
                }
            }
        }

        return table;
    }

    /// <summary>
    /// Writes the position of each set bit behind the <paramref name="count"/> positions written so far and returns the new count. The same work whatever the
    /// mask, and eight elements behind the last are overwritten: with two thousand keywords a mask has about nine bits, sometimes four and sometimes fourteen,
    /// and a branch on their number would be mispredicted all the time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Write(ref ushort table, ulong mask, int origin, ref ushort positions, nint count)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return count + WriteOnArm(ref table, mask, origin, ref Unsafe.Add(ref positions, count));
        }

        var offset = Vector128.Create((ushort)origin);
        var step = Vector128.Create((ushort)BitsAtOnce);
        count = WriteByte(ref table, mask, offset, ref positions, count);
        count = WriteByte(ref table, mask >> 8, offset += step, ref positions, count);
        count = WriteByte(ref table, mask >> 16, offset += step, ref positions, count);
        count = WriteByte(ref table, mask >> 24, offset += step, ref positions, count);
        count = WriteByte(ref table, mask >> 32, offset += step, ref positions, count);
        count = WriteByte(ref table, mask >> 40, offset += step, ref positions, count);
        count = WriteByte(ref table, mask >> 48, offset += step, ref positions, count);
        return WriteByte(ref table, mask >> 56, offset + step, ref positions, count);
    }

    // The lowest eight bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint WriteByte(ref ushort table, ulong mask, Vector128<ushort> offset, ref ushort positions, nint count)
    {
        var bits = (uint)(byte)mask;
        (Vector128.LoadUnsafe(ref table, bits * BitsAtOnce) + offset).StoreUnsafe(ref Unsafe.Add(ref positions, count));
        return count + BitOperations.PopCount(bits);
    }

    // Arm counts bits in vectors only, and the way there and back takes longer than the count: of all eight bytes at once, and multiplying adds them up (twice, since a position has
    // two bytes).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint WriteOnArm(ref ushort table, ulong mask, int origin, ref ushort positions)
    {
        var ends = AdvSimd.PopCount(Vector64.CreateScalar(mask).AsByte()).AsUInt64().ToScalar() * 0x0202_0202_0202_0202;
        var offset = Vector128.Create((ushort)origin);
        var step = Vector128.Create((ushort)BitsAtOnce);
        WriteByteAt(ref table, mask << 4, offset, ref positions, 0);
        WriteByteAt(ref table, mask >> 4, offset += step, ref positions, ends);
        WriteByteAt(ref table, mask >> 12, offset += step, ref positions, ends >> 8);
        WriteByteAt(ref table, mask >> 20, offset += step, ref positions, ends >> 16);
        WriteByteAt(ref table, mask >> 28, offset += step, ref positions, ends >> 24);
        WriteByteAt(ref table, mask >> 36, offset += step, ref positions, ends >> 32);
        WriteByteAt(ref table, mask >> 44, offset += step, ref positions, ends >> 40);
        WriteByteAt(ref table, mask >> 52, offset + step, ref positions, ends >> 48);
        return (nint)(ends >> 57);
    }

    // Both are counted in bytes: bits 4 to 11 of the mask are a row of the table, which has 16 bytes, and the lowest eight of the other a place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteByteAt(ref ushort table, ulong mask, Vector128<ushort> offset, ref ushort positions, ulong at) =>
        (Vector128.LoadUnsafe(ref Unsafe.AddByteOffset(ref table, (nuint)(mask & 0xFF0))) + offset).StoreUnsafe(ref Unsafe.AddByteOffset(ref positions, (nuint)(at & 0xFF)));
}
