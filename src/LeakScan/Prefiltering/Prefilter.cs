namespace LeakScan.Prefiltering;

/// <summary>
/// Finds where keywords occur. Every strategy reports exactly the same candidates: every occurrence of every keyword that starts in the range,
/// also overlapping and contained ones, compared ignoring the case of ASCII letters and nothing else. Stateless after construction, safe for several threads.
/// </summary>
internal abstract class Prefilter
{
    /// <summary>Appends the candidates that start in [<paramref name="from"/>, <paramref name="to"/>), sorted by position, then keyword. A keyword may end behind <paramref name="to"/>, but not behind the content.</summary>
    public abstract void Find(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates);
}
