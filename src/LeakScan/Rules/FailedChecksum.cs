namespace LeakScan.Rules;

/// <summary>What becomes of a match whose checksum does not hold.</summary>
internal enum FailedChecksum
{
    /// <summary>It is dropped: the format is a hard contract.</summary>
    Drop,

    /// <summary>It stays, with low confidence.</summary>
    Lower,

    /// <summary>It stays as it is; a checksum that holds only raises the confidence.</summary>
    Ignore,
}
