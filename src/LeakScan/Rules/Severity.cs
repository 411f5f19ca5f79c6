namespace LeakScan.Rules;

/// <summary>How much harm a credential does if it is real.</summary>
public enum Severity
{
    /// <summary>Public by design, or of interest only to an audit.</summary>
    Info,

    /// <summary>Little or short-lived access.</summary>
    Low,

    /// <summary>Access to one service with limited effect.</summary>
    Medium,

    /// <summary>Access to data or to a paid service.</summary>
    High,

    /// <summary>Control over infrastructure, source code, money or identities.</summary>
    Critical,
}
