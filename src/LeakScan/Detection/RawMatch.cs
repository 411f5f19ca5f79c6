namespace LeakScan.Detection;

/// <summary>Offsets of a match in a content, and nothing else.</summary>
/// <param name="Rule">Index of the rule in the pack.</param>
/// <param name="Start">First byte of the match.</param>
/// <param name="End">Byte behind the match.</param>
/// <param name="SecretStart">First byte of the credential inside it.</param>
/// <param name="SecretEnd">Byte behind the credential.</param>
/// <param name="Traits">How the match looked, for filters that know the path.</param>
internal readonly record struct RawMatch(int Rule, int Start, int End, int SecretStart, int SecretEnd, MatchTraits Traits);
