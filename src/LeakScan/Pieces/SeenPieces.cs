using System.Collections.Concurrent;

namespace LeakScan.Pieces;

/// <summary>
/// The pieces that have been scanned, and what those with something in them held. Only a cache: what it has forgotten is scanned again, so it may
/// drop entries at any time. Readers take no lock; a writer locks one of four parts, which are as large as huge pages need them, for
/// some tens of nanoseconds. Safe for several threads.
/// </summary>
internal sealed class SeenPieces
{
    private const int Parts = 4;
    private const int FirstCapacity = 16384;

    /// <summary>Some tens of megabytes, and several times what the histories of large projects hold.</summary>
    private const int MaxHeld = 1 << 20;

    /// <summary>What a match weighs, with its secret, where a candidate that is judged anew weighs one.</summary>
    private const int WeightOfMatch = 8;

    private readonly Part[] _parts = new Part[Parts];
    private readonly int _maxCapacity;
    private readonly int _maxHeld;

    /// <param name="maxEntries">About how many pieces are remembered at most; a part that is full starts anew.</param>
    /// <param name="maxHeld">About how much those that hold something may hold together: dumps of secrets would fill the memory.</param>
    public SeenPieces(int maxEntries = 1 << 23, int maxHeld = MaxHeld)
    {
        _maxHeld = Math.Max(1, maxHeld / Parts);
        _maxCapacity = Math.Max(4, maxEntries / Parts);
        for (var i = 0; i < Parts; i++)
        {
            _parts[i] = new Part(Math.Min(FirstCapacity, _maxCapacity));
        }
    }

    /// <summary>What is known of the piece, <see cref="PieceState.Open"/> for nothing; <paramref name="record"/> is null when it held nothing.</summary>
    public PieceState Find(PieceKey key, out PieceRecord? record)
    {
        var part = _parts[PartOf(key)];
        record = null;
        var state = Volatile.Read(ref part.Table).Find(key);
        return state != PieceState.Held || part.Records.TryGetValue(key, out record) ? state : PieceState.Open;
    }

    /// <summary>Says that a piece will be asked for soon: a look-up is one miss of the cache, and several of them can be under way at once.</summary>
    public void Prefetch(PieceKey key) => Volatile.Read(ref _parts[PartOf(key)].Table).Prefetch(key);

    /// <summary>Remembers a piece. Call it after the scan.</summary>
    public void Add(PieceKey key, PieceState state, PieceRecord? record)
    {
        var part = _parts[PartOf(key)];
        lock (part)
        {
            var table = part.Table;
            if ((table.Count + 1) * 4 > table.Capacity * 3)
            {
                if (table.Capacity < _maxCapacity)
                {
                    table = table.Grown();
                }
                else
                {
                    table = new PieceTable(Math.Min(FirstCapacity, _maxCapacity));
                    part.Forget();
                }

                Volatile.Write(ref part.Table, table);
            }

            // Before the key, which says that there is a record.
            if (record is not null)
            {
                part.Hold(key, record, _maxHeld);
            }

            table.Add(key, state);
        }
    }

    private static int PartOf(PieceKey key) => (int)(key.High >> 62);

    private sealed class Part(int capacity)
    {
        public PieceTable Table = new(capacity);

        /// <summary>The records of the few pieces with something in them.</summary>
        public ConcurrentDictionary<PieceKey, PieceRecord> Records { get; } = new(1, 1);

        private int _held;

        /// <summary>Keeps a record, and forgets the others when they hold too much; without its record, a key says nothing.</summary>
        public void Hold(PieceKey key, PieceRecord record, int most)
        {
            _held += (WeightOfMatch * record.Matches.Length) + record.Far.Length;
            if (_held > most)
            {
                Forget();
            }

            Records[key] = record;
        }

        public void Forget()
        {
            Records.Clear();
            _held = 0;
        }
    }
}
