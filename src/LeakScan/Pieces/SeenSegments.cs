using LeakScan.Filtering;

namespace LeakScan.Pieces;

/// <summary>
/// What encoded runs held. A run's matches depend on its own characters and on its encoding alone, so one that stands there again need not be
/// scanned again. Only a cache, and a small one: each place of its table keeps the last run that came to it, and those that held much are not kept. Belongs to
/// one thread.
/// </summary>
internal sealed class SeenSegments
{
    private const int Capacity = 1024;
    private const int MaxMatches = 64;

    private readonly PieceHasher _hasher = new();
    private readonly (PieceKey Key, PlacedMatch[] Matches)[] _entries = new (PieceKey, PlacedMatch[])[Capacity];

    /// <summary>Names a run.</summary>
    public PieceKey KeyOf(ReadOnlySpan<byte> run, int encoding) => _hasher.Hash(run, encoding, 0, 0);

    /// <summary>Whether the run is known; its matches, relative to the run, are then appended as they stand in this one.</summary>
    public bool TryTake(PieceKey key, int start, List<PlacedMatch> matches)
    {
        ref var entry = ref EntryOf(key);
        if (entry.Matches is null || entry.Key != key)
        {
            return false;
        }

        foreach (var match in entry.Matches)
        {
            matches.Add(match with { Start = match.Start + start });
        }

        return true;
    }

    /// <summary>Remembers the matches from an index of the list on, which are those of the run.</summary>
    public void Add(PieceKey key, int start, List<PlacedMatch> matches, int first)
    {
        if (matches.Count - first > MaxMatches)
        {
            return;
        }

        var held = matches.Count == first ? [] : new PlacedMatch[matches.Count - first];
        for (var i = 0; i < held.Length; i++)
        {
            held[i] = matches[first + i] with { Start = matches[first + i].Start - start };
        }

        EntryOf(key) = (key, held);
    }

    private ref (PieceKey Key, PlacedMatch[] Matches) EntryOf(PieceKey key) => ref _entries[(int)(key.Low % Capacity)];
}
