using LeakScan.Filtering;
using LeakScan.Findings;

namespace LeakScan.Explaining;

/// <summary>What became of one match.</summary>
/// <param name="Region">The region of the credential.</param>
/// <param name="Secret">The credential; redacts itself.</param>
/// <param name="Steps">What each filter and verifier said, in order.</param>
/// <param name="IsTold">Whether it is a finding, or a part of one.</param>
/// <param name="Outcome">The outcome, in words for people.</param>
internal sealed record MatchExplanation(Region Region, Secret Secret, IReadOnlyList<JudgeStep> Steps, bool IsTold, string Outcome);
