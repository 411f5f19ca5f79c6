namespace LeakScan.Rules.Packs;

/// <summary>How a run of characters hides a text.</summary>
internal enum SegmentEncoding : byte
{
    /// <summary>Base64, the standard alphabet or the one for URLs (RFC 4648).</summary>
    Base64,

    /// <summary>Two hexadecimal digits for each byte.</summary>
    Hex,

    /// <summary>Percent-encoding (RFC 3986).</summary>
    Percent,
}
