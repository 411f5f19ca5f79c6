namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// Chooses the piece and bucket of each keyword together, so that as few positions as possible of a sample of text pass the first stage.
/// The better the choice the faster the search, by a factor of two or three; what is found does not depend on it. Deterministic.
/// </summary>
internal static class PrefilterPlanner
{
    // Enough that a placement does not fit the sample better than other text, and few enough for a second or two.
    private const int PlannedPositions = 1 << 16;
    private const int PlannedRounds = 2;

    // For a few dozen milliseconds.
    private const int ExtendedPositions = 1 << 13;

    /// <summary>Chooses well: when the rules are compiled.</summary>
    /// <exception cref="ArgumentException">A keyword is too short, too long or not ASCII, or there are too many.</exception>
    public static PrefilterTables Plan(IReadOnlyList<string> keywords)
    {
        var bytes = keywords.Select(Keyword.ToBytes).ToArray();
        var sample = SampleText.Generate(PlannedPositions + Placement.PieceLength - 1);
        return new PrefilterTables(keywords, Place(NibbleLayout.Instance), Place(ByteLayout.Instance));

        Placement[] Place(LookupLayout layout)
        {
            var placements = new Placement[bytes.Length];
            new BucketSearch(layout, bytes, sample).Place(placements, new bool[bytes.Length], PlannedRounds);
            return placements;
        }
    }

    /// <summary>Chooses quickly, once for each keyword that <paramref name="known"/> does not have: at run time.</summary>
    /// <exception cref="ArgumentException">A keyword is too short, too long or not ASCII, or there are too many.</exception>
    public static PrefilterTables Extend(IReadOnlyList<string> keywords, PrefilterTables? known)
    {
        var bytes = keywords.Select(Keyword.ToBytes).ToArray();
        var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < (known?.Keywords.Count ?? 0); i++)
        {
            index[known!.Keywords[i]] = i;
        }

        var sources = keywords.Select(k => index.GetValueOrDefault(k, -1)).ToArray();
        var placed = Array.ConvertAll(sources, s => s >= 0);
        var nibble = Array.ConvertAll(sources, s => s >= 0 ? known!.NibblePlacements[s] : default);
        var whole = Array.ConvertAll(sources, s => s >= 0 ? known!.BytePlacements[s] : default);
        if (Array.Exists(placed, p => !p))
        {
            var sample = SampleText.Generate(ExtendedPositions + Placement.PieceLength - 1);
            new BucketSearch(NibbleLayout.Instance, bytes, sample).Place(nibble, placed, rounds: 0);
            new BucketSearch(ByteLayout.Instance, bytes, sample).Place(whole, placed, rounds: 0);
        }

        return new PrefilterTables(keywords, nibble, whole);
    }
}
