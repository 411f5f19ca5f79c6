namespace LeakScan.Git;

/// <summary>A long list of numbers that grows without ever being copied.</summary>
internal sealed class ChunkedInts
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<int[]> _chunks = [];

    public int Count { get; private set; }

    public int this[int index] => _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public void Add(int value)
    {
        if (Count >> ChunkBits == _chunks.Count)
        {
            _chunks.Add(new int[ChunkSize]);
        }

        _chunks[Count >> ChunkBits][Count & (ChunkSize - 1)] = value;
        Count++;
    }
}
