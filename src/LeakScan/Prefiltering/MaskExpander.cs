using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
}
