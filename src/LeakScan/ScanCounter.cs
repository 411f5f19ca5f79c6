namespace LeakScan;

/// <summary>Counts how far a scan is. Safe for several threads.</summary>
internal sealed class ScanCounter
{
    private long _items;
    private long _bytes;
    private long _matches;

    public ScanProgress Progress => new(Interlocked.Read(ref _items), Interlocked.Read(ref _bytes), Interlocked.Read(ref _matches));

    public void Add(int items, int bytes)
    {
        Interlocked.Add(ref _items, items);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void AddMatches(int matches) => Interlocked.Add(ref _matches, matches);
}
