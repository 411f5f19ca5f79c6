namespace LeakScan.Git;

/// <summary>A long list of numbers that grows without ever being copied.</summary>
internal sealed class ChunkedInts
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<int[]> _chunks = [];

    public int Count { get; private set; }

    public void Add(int value)
    {
        if (Count >> ChunkBits == _chunks.Count)
        {
            _chunks.Add(new int[ChunkSize]);
        }

        _chunks[Count >> ChunkBits][Count & (ChunkSize - 1)] = value;
        Count++;
    }

    public int[] ToArray()
    {
        var all = new int[Count];
        for (var start = 0; start < all.Length; start += ChunkSize)
        {
            _chunks[start >> ChunkBits].AsSpan(0, Math.Min(ChunkSize, all.Length - start)).CopyTo(all.AsSpan(start));
        }

        return all;
    }
}
