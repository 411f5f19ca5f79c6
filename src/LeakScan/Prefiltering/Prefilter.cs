using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Prefiltering;

/// <summary>
/// Finds where keywords occur. Every strategy reports exactly the same candidates: every occurrence of every keyword that starts in the range,
/// also overlapping and contained ones, compared ignoring the case of ASCII letters and nothing else. Stateless after construction, safe for several threads.
/// </summary>
internal abstract class Prefilter
{
    // From best to worst.
    private static readonly PrefilterStrategy[] Preferred = [PrefilterStrategy.Avx512Vbmi, PrefilterStrategy.Avx2, PrefilterStrategy.Vector128, PrefilterStrategy.Scalar];

    /// <summary>Creates a prefilter, which takes a fraction of a millisecond.</summary>
    /// <param name="tables">The keywords.</param>
    /// <param name="strategy">How to search; by default the fastest way that the processor supports.</param>
    /// <exception cref="PlatformNotSupportedException">The processor lacks what <paramref name="strategy"/> needs.</exception>
    public static Prefilter Create(PrefilterTables tables, PrefilterStrategy strategy = PrefilterStrategy.Auto)
    {
        if (!IsSupported(strategy))
        {
            throw new PlatformNotSupportedException($"This processor does not support the prefilter strategy {strategy}.");
        }

        return strategy switch
        {
            PrefilterStrategy.Auto => Create(tables, Array.Find(Preferred, IsSupported)),
            PrefilterStrategy.Naive => new NaivePrefilter(tables.Keywords),
            PrefilterStrategy.Scalar => new ScalarPrefilter(tables),
            PrefilterStrategy.Vector128 => new Vector128Prefilter<NativeShuffler>(tables),
            PrefilterStrategy.Avx2 => new Avx2Prefilter(tables),
            PrefilterStrategy.Avx512Vbmi => new Avx512VbmiPrefilter<VbmiPermuter>(tables),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "There is no such strategy."),
        };
    }

    /// <summary>Whether this machine can run a strategy.</summary>
    public static bool IsSupported(PrefilterStrategy strategy) => strategy switch
    {
        PrefilterStrategy.Avx512Vbmi => VbmiPermuter.IsSupported,
        // A program compiled natively for any processor may ask for instructions, but whole vectors of 256 bits would be made of calls there.
        PrefilterStrategy.Avx2 => Avx2.IsSupported && Vector256.IsHardwareAccelerated,
        PrefilterStrategy.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>
    /// Searches a little nothing, so that the code is compiled and the tables are in the cache when there is something to search. A few milliseconds, which
    /// may pass on another thread.
    /// </summary>
    public void WarmUp() => Find(new byte[256], 0, 256, []);

    /// <summary>Appends the candidates that start in [<paramref name="from"/>, <paramref name="to"/>), sorted by position, then keyword. A keyword may end behind <paramref name="to"/>, but not behind the content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="from">First offset of a keyword.</param>
    /// <param name="to">Offset behind the last.</param>
    /// <param name="candidates">Where candidates go.</param>
    /// <param name="refuser">Says which are left out; null for none.</param>
    public abstract void Find(ReadOnlySpan<byte> content, int from, int to, List<Candidate> candidates, CandidateRefuser? refuser = null);
}
