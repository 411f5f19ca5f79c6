namespace LeakScan.Rules;

/// <summary>How sure LeakScan is that a match is a real credential.</summary>
public enum Confidence
{
    /// <summary>Shown only when asked for.</summary>
    Low,

    /// <summary>Likely; shown by default.</summary>
    Medium,

    /// <summary>As good as certain: a distinctive format, or a checksum that holds.</summary>
    High,
}
