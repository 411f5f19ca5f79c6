namespace LeakScan.Filtering.Checks;

/// <summary>What a check makes of a match that it holds of.</summary>
internal enum CheckOutcome
{
    /// <summary>The match does not count.</summary>
    Refuses,

    /// <summary>It counts with low confidence, unless a verifier proves it.</summary>
    Lowers,

    /// <summary>It counts with low confidence, also when a verifier proves it.</summary>
    LowersProved,

    /// <summary>It counts, as sure as it was before; no later check of the list is asked.</summary>
    Keeps,

    /// <summary>A proof raises it to high confidence; where one fails the rule says whether it counts less, or not at all.</summary>
    Proves,
}
