using LeakScan.Rules;

namespace LeakScan.Filtering.Paths;

/// <summary>What a path makes of a match.</summary>
/// <param name="Keep">Whether the match counts at all in such a file.</param>
/// <param name="Confidence">The confidence there.</param>
/// <param name="Note">What to tell people, such as "in a test file"; null for nothing.</param>
internal readonly record struct PathVerdict(bool Keep, Confidence Confidence, string? Note);
