using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Filtering.Paths;

/// <summary>What a path makes of a match.</summary>
/// <param name="Keep">Whether the match counts at all in such a file.</param>
/// <param name="Confidence">The confidence there.</param>
/// <param name="Surroundings">What people have to know of the place.</param>
/// <param name="Reason">Why it does not count, or is less sure than before, in words; null for neither.</param>
/// <param name="Check">The name of what decided it.</param>
internal readonly record struct PathVerdict(bool Keep, Confidence Confidence, Surroundings Surroundings, string? Reason = null, string Check = "path");
