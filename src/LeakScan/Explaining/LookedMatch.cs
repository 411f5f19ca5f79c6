using LeakScan.Filtering;
using LeakScan.Findings;

namespace LeakScan.Explaining;

/// <summary>A match and what the filters of its rule said of the credential itself.</summary>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Span">Where the credential stands.</param>
/// <param name="Secret">The credential; redacts itself.</param>
/// <param name="Judged">The match as it passed; null when a filter refused it.</param>
/// <param name="Steps">What each filter and verifier said, in order.</param>
internal sealed record LookedMatch(int Rule, (int Start, int End) Span, Secret Secret, JudgedMatch? Judged, IReadOnlyList<JudgeStep> Steps);
