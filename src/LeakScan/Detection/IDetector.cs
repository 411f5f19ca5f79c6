using LeakScan.Rules.Packs;

namespace LeakScan.Detection;

/// <summary>
/// Confirms candidates of one rule, or of several that share a detector. It reads at most <see cref="ReachBefore"/> bytes before and <see cref="ReachBehind"/> behind the candidate,
/// so that its verdict depends on nothing else; it keeps no state between stretches of content but scratch of its own, and belongs to one thread.
/// </summary>
internal interface IDetector
{
    /// <summary>How many bytes before a keyword's first byte the verdict may depend on.</summary>
    int ReachBefore { get; }

    /// <summary>How many bytes from a keyword's first byte on.</summary>
    int ReachBehind { get; }

    /// <summary>Begins a stretch of content, whose candidates follow in order of their positions. What was looked at for one need not be looked at again for the next.</summary>
    void Begin()
    {
    }

    /// <summary>Appends the matches that the candidate at <paramref name="position"/> leads to, but those that an earlier one of the stretch led to.</summary>
    /// <param name="content">The whole content.</param>
    /// <param name="position">Where the keyword starts.</param>
    /// <param name="anchor">The rule and the keyword's length in bytes.</param>
    /// <param name="matches">Where to append.</param>
    void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches);
}
