namespace LeakScan.Pieces;

/// <summary>
/// The pieces that have been scanned, and what those with something in them held. Only a cache: what it has forgotten is scanned again, so it may
/// drop entries at any time. Readers take no lock; a writer locks one of 64 parts for some tens of nanoseconds. Safe for several threads.
/// </summary>
internal sealed class SeenPieces
{
    private const int Parts = 64;
    private const int FirstCapacity = 256;

    private readonly Part[] _parts = new Part[Parts];
    private readonly int _maxCapacity;

    /// <param name="maxEntries">About how many pieces are remembered at most; a part that is full starts anew.</param>
    public SeenPieces(int maxEntries = 1 << 23)
    {
        _maxCapacity = Math.Max(4, maxEntries / Parts);
        for (var i = 0; i < Parts; i++)
        {
            _parts[i] = new Part(Math.Min(FirstCapacity, _maxCapacity));
        }
    }

    /// <summary>Whether the piece was scanned; <paramref name="record"/> is null when it held nothing.</summary>
    public bool TryGet(PieceKey key, out PieceRecord? record) => Volatile.Read(ref _parts[PartOf(key)].Table).TryGet(key, out record);

    /// <summary>Remembers a piece. Call it after the scan.</summary>
    public void Add(PieceKey key, PieceRecord? record)
    {
        var part = _parts[PartOf(key)];
        lock (part)
        {
            var table = part.Table;
            if ((table.Count + 1) * 4 > table.Capacity * 3)
            {
                table = table.Capacity < _maxCapacity ? table.Grown() : new PieceTable(Math.Min(FirstCapacity, _maxCapacity));
                Volatile.Write(ref part.Table, table);
            }

            table.Add(key, record);
        }
    }

    private static int PartOf(PieceKey key) => (int)(key.High >> 58);

    private sealed class Part(int capacity)
    {
        public PieceTable Table = new(capacity);
    }
}
