namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// Chooses the piece and bucket of each keyword together, so that as few positions as possible of a sample of text pass the first stage.
/// The better the choice the faster the search, by a factor of two or three; what is found does not depend on it. Deterministic.
/// </summary>
internal static class PrefilterPlanner
{
    // Enough that a placement does not fit the sample better than other text: a second for 600 keywords, for both layouts together.
    private const int PlannedPositions = 1 << 16;
    private const int PlannedRounds = 2;

    // About 50 milliseconds for 600 keywords, for the one layout that is used.
    private const int ExtendedPositions = 1 << 13;
    private const int ExtendedRounds = 1;

    /// <summary>Chooses well: when the rules are compiled.</summary>
    /// <exception cref="ArgumentException">A keyword is too short, too long or not ASCII, or there are too many.</exception>
    public static PrefilterTables Plan(IReadOnlyList<string> keywords)
    {
        return new PrefilterTables(keywords, keys => Place(NibbleLayout.Instance, keys), keys => Place(PairLayout.Instance, keys));

        static Placement[] Place(LookupLayout layout, byte[][] keywords)
        {
            var placements = new Placement[keywords.Length];
            Search(layout, keywords, PlannedPositions).Place(placements, new bool[keywords.Length], PlannedRounds);
            return placements;
        }
    }

    /// <summary>Chooses quickly, and only for keywords that <paramref name="known"/> does not have: at run time.</summary>
    /// <exception cref="ArgumentException">A keyword is too short, too long or not ASCII, or there are too many.</exception>
    public static PrefilterTables Extend(IReadOnlyList<string> keywords, PrefilterTables? known)
    {
        if (known is not null && keywords.SequenceEqual(known.Keywords, StringComparer.OrdinalIgnoreCase))
        {
            return known;
        }

        var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < (known?.Keywords.Count ?? 0); i++)
        {
            index[known!.Keywords[i]] = i;
        }

        var sources = keywords.Select(k => index.GetValueOrDefault(k, -1)).ToArray();
        return new PrefilterTables(
            keywords,
            keys => Place(NibbleLayout.Instance, keys, known is null ? [] : known.NibblePlacements),
            keys => Place(PairLayout.Instance, keys, known is null ? [] : known.PairPlacements));

        Placement[] Place(LookupLayout layout, byte[][] keywords, ReadOnlySpan<Placement> knownPlacements)
        {
            var placements = new Placement[keywords.Length];
            var placed = new bool[keywords.Length];
            for (var i = 0; i < sources.Length; i++)
            {
                placed[i] = sources[i] >= 0;
                placements[i] = placed[i] ? knownPlacements[sources[i]] : default;
            }

            if (Array.Exists(placed, p => !p))
            {
                Search(layout, keywords, ExtendedPositions).Place(placements, placed, ExtendedRounds);
            }

            return placements;
        }
    }

    private static BucketSearch Search(LookupLayout layout, byte[][] keywords, int positions) =>
        new(layout, keywords, SampleText.Generate(positions + layout.PieceLength(layout.Kinds - 1) - 1));
}
