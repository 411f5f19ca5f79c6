namespace LeakScan.Rules.Checksums;

/// <summary>What a verifier says.</summary>
internal enum ChecksumOutcome
{
    /// <summary>The text is of a form the verifier has no word on, such as an older one without a checksum.</summary>
    NotApplicable,

    /// <summary>It holds.</summary>
    Valid,

    /// <summary>It does not hold.</summary>
    Invalid,
}
