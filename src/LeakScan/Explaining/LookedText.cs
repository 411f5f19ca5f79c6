namespace LeakScan.Explaining;

/// <summary>What was seen in a text, or in a text hidden in another. All offsets are those of the outermost text, at the characters that hide what was seen.</summary>
/// <param name="Encoding">How the text is hidden, for people; null for the outermost.</param>
/// <param name="Span">Where it is hidden.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Keywords">Each keyword once for each of its rules, in order of places.</param>
/// <param name="Matches">What the detectors matched, in order of places.</param>
/// <param name="Decoded">The texts hidden in it.</param>
internal sealed record LookedText(
    string? Encoding,
    (int Start, int End) Span,
    int Length,
    IReadOnlyList<LookedKeyword> Keywords,
    IReadOnlyList<LookedMatch> Matches,
    IReadOnlyList<LookedText> Decoded)
{
    /// <summary>This text and all that are hidden in it, however deep.</summary>
    public IEnumerable<LookedText> All() => Decoded.SelectMany(d => d.All()).Prepend(this);
}
