namespace LeakScan.Prefiltering;

/// <summary>
/// Finds where keywords occur. Every strategy reports exactly the same candidates: every occurrence of every keyword that starts in the range,
/// also overlapping and contained ones, compared ignoring the case of ASCII letters and nothing else. Stateless after construction, safe for several threads.
/// </summary>
internal abstract class Prefilter
{
    /// <summary>Creates a prefilter.</summary>
    /// <param name="tables">The keywords.</param>
    /// <param name="strategy">How to search; by default the fastest way that the processor supports.</param>
    /// <exception cref="PlatformNotSupportedException">The processor lacks what <paramref name="strategy"/> needs.</exception>
    public static Prefilter Create(PrefilterTables tables, PrefilterStrategy strategy = PrefilterStrategy.Auto) => strategy switch
    {
        PrefilterStrategy.Naive => new NaivePrefilter(tables.Keywords),
        PrefilterStrategy.Auto or PrefilterStrategy.Scalar => new ScalarPrefilter(tables),
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "There is no such strategy."),
    };

    /// <summary>Whether this machine can run a strategy.</summary>
    public static bool IsSupported(PrefilterStrategy strategy) => Enum.IsDefined(strategy);

    /// <summary>Appends the candidates that start in [<paramref name="from"/>, <paramref name="to"/>), sorted by position, then keyword. A keyword may end behind <paramref name="to"/>, but not behind the content.</summary>
    public abstract void Find(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates);
}
