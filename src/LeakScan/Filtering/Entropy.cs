using System.Numerics;

namespace LeakScan.Filtering;

/// <summary>Shannon's entropy of a text's own character frequencies.</summary>
internal static class Entropy
{
    /// <summary>Bits per character, 0 for a text of one repeated character, at most log2 of its length.</summary>
    public static double BitsPerCharacter(ReadOnlySpan<byte> text)
    {
        Span<int> counts = stackalloc int[256];
        Span<ulong> present = stackalloc ulong[4];
        counts.Clear();
        present.Clear();
        foreach (var value in text)
        {
            counts[value]++;
            present[value >> 6] |= 1UL << (value & 63);
        }

        // In the order of the characters: the last digit of a sum depends on it.
        var entropy = 0.0;
        for (var part = 0; part < present.Length; part++)
        {
            for (var left = present[part]; left != 0; left &= left - 1)
            {
                var share = (double)counts[(part << 6) + BitOperations.TrailingZeroCount(left)] / text.Length;
                entropy -= share * Math.Log2(share);
            }
        }

        return entropy;
    }
}
