using LeakScan.Findings;

namespace LeakScan.Explaining;

/// <summary>What was seen in a text that is hidden in another.</summary>
/// <param name="Encoding">How it is hidden, for people.</param>
/// <param name="Region">The characters that hide it.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Rules">The rules that looked, those with a match first.</param>
/// <param name="Decoded">What was hidden in it in turn.</param>
internal sealed record DecodedExplanation(
    string Encoding, Region Region, int Length, IReadOnlyList<RuleExplanation> Rules, IReadOnlyList<DecodedExplanation> Decoded);
