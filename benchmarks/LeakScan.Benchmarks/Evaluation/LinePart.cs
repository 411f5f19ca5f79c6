namespace LeakScan.Benchmarks.Evaluation;

/// <summary>What a labelled line may be used for.</summary>
internal enum LinePart
{
    /// <summary>Tuned on from the start.</summary>
    First,

    /// <summary>Held out until the first part was exhausted, tuned on since.</summary>
    Second,

    /// <summary>Held out until the second part was exhausted, tuned on since.</summary>
    Third,

    /// <summary>Never read: only its totals are looked at.</summary>
    HoldOut,
}
