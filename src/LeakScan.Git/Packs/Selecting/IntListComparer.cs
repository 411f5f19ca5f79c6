namespace LeakScan.Git;

/// <summary>Lists of numbers are equal when their numbers are. These are numbers handed out in the order of arrival, so nobody can choose them to collide.</summary>
internal sealed class IntListComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
{
    public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(int[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<int> alternate)
    {
        var hash = (ulong)alternate.Length;
        foreach (var number in alternate)
        {
            hash = (hash ^ (uint)number) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        return (int)(hash >> 16);
    }
}
