using LeakScan.Detection;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;

namespace LeakScan.Filtering;

/// <summary>A match that has passed the filters of its rule.</summary>
/// <param name="Match">Its offsets.</param>
/// <param name="Secret">The credential in plain text.</param>
/// <param name="Confidence">How sure it is so far.</param>
/// <param name="Checksum">What the rule's verifier said.</param>
/// <param name="Note">What the verifier tells people; null for nothing.</param>
internal readonly record struct JudgedMatch(RawMatch Match, string Secret, Confidence Confidence, ChecksumOutcome Checksum, string? Note);
