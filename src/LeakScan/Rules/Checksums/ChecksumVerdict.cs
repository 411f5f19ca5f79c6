namespace LeakScan.Rules.Checksums;

/// <summary>A verifier's verdict.</summary>
/// <param name="Outcome">Whether the checksum holds.</param>
/// <param name="Note">What the structure tells, for people: an account, an issuer, an expiry. Never a part of the secret that helps to use it. Null for nothing.</param>
internal readonly record struct ChecksumVerdict(ChecksumOutcome Outcome, string? Note = null);
