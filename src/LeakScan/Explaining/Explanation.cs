using LeakScan.Findings;

namespace LeakScan.Explaining;

/// <summary>Why a text leads to the findings that it leads to.</summary>
/// <param name="Path">The path that the text was given; null for none.</param>
/// <param name="Line">The only line that was asked for, 1-based; 0 for all.</param>
/// <param name="IsBinary">Whether a scan leaves the text out as binary, but for its first bytes.</param>
/// <param name="Rules">The rules that looked, those with a match first.</param>
/// <param name="Decoded">The texts hidden in it.</param>
/// <param name="Findings">What a scan of the text finds there, whatever the confidence.</param>
/// <param name="Suppressed">The findings there that a marker in the text allows.</param>
internal sealed record Explanation(
    string? Path,
    int Line,
    bool IsBinary,
    IReadOnlyList<RuleExplanation> Rules,
    IReadOnlyList<DecodedExplanation> Decoded,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> Suppressed);
