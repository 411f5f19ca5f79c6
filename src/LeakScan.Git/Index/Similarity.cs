namespace LeakScan.Git;

/// <summary>
/// How much of a file is left of another, as git estimates it for renames: both are cut into lines of at most 64 bytes, and what the cuts of one
/// find in the other is counted in bytes. See diffcore-delta.c and estimate_similarity in git.
/// </summary>
internal static class Similarity
{
    /// <summary>From 0 to 100; git calls it a rename from 50.</summary>
    public static int Estimate(ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        var largest = Math.Max(old.Length, now.Length);
        if (largest == 0 || Math.Min(old.Length, now.Length) * 2L < largest)
        {
            return 0;
        }

        var pieces = Count(old);
        long common = 0;
        foreach (var (piece, bytes) in Count(now))
        {
            common += Math.Min(bytes, pieces.GetValueOrDefault(piece));
        }

        return (int)(common * 100 / largest);
    }

    private static Dictionary<int, int> Count(ReadOnlySpan<byte> content)
    {
        var counts = new Dictionary<int, int>();
        while (!content.IsEmpty)
        {
            var window = content[..Math.Min(content.Length, 64)];
            var end = window.IndexOf((byte)'\n');
            var piece = end < 0 ? window : window[..(end + 1)];
            var hash = default(HashCode);
            hash.AddBytes(piece);
            var key = hash.ToHashCode();
            counts[key] = counts.GetValueOrDefault(key) + piece.Length;
            content = content[piece.Length..];
        }

        return counts;
    }
}
