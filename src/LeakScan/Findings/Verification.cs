namespace LeakScan.Findings;

/// <summary>What the offline verifier of a rule said of a secret.</summary>
public enum Verification
{
    /// <summary>The rule has no verifier, or it has no word on this form.</summary>
    NotApplicable,

    /// <summary>A checksum, a signature or a structure that no accident has holds.</summary>
    Verified,

    /// <summary>It does not hold: made up, cut short or mistyped.</summary>
    Failed,
}
