namespace LeakScan.Filtering;

/// <summary>What one filter or verifier said of a match.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Passed">Whether the match may count as far as it is concerned.</param>
/// <param name="Detail">What it saw, in words for people; never a part of the secret.</param>
internal sealed record JudgeStep(string Check, bool Passed, string Detail);
