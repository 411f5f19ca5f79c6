namespace LeakScan.Filtering;

/// <summary>Shannon's entropy of a text's own character frequencies.</summary>
internal static class Entropy
{
    /// <summary>Bits per character, 0 for a text of one repeated character, at most log2 of its length.</summary>
    public static double BitsPerCharacter(ReadOnlySpan<byte> text)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var value in text)
        {
            counts[value]++;
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / text.Length;
                entropy -= share * Math.Log2(share);
            }
        }

        return entropy;
    }
}
