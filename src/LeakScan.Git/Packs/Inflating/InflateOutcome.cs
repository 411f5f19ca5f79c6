namespace LeakScan.Git;

/// <summary>How decoding a part of a deflate stream ended.</summary>
internal enum InflateOutcome
{
    /// <summary>The stream is damaged or cut off.</summary>
    Broken,

    /// <summary>The part is decoded.</summary>
    Done,

    /// <summary>There is more than the output has room for.</summary>
    Full,
}
