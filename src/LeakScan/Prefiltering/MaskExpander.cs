using System.Numerics;
using System.Runtime.CompilerServices;

namespace LeakScan.Prefiltering;

/// <summary>Turns the bits of a kernel's mask into positions.</summary>
internal static class MaskExpander
{
    /// <summary>
    /// Writes the position of each set bit behind the <paramref name="count"/> positions written so far and returns the new count. Eight elements are
    /// written whatever the mask: most have fewer bits, and a branch on their number would be mispredicted all the time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ulong mask, int origin, ref ushort positions, int count)
    {
        ref var next = ref Unsafe.Add(ref positions, count);
        var bits = BitOperations.PopCount(mask);
        next = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 1) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 2) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 3) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 4) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 5) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 6) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        mask &= mask - 1;
        Unsafe.Add(ref next, 7) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        for (var written = 8; written < bits; written++)
        {
            mask &= mask - 1;
            Unsafe.Add(ref next, written) = (ushort)(origin + BitOperations.TrailingZeroCount(mask));
        }

        return count + bits;
    }
}
