using LeakScan.Rules.Packs;

namespace LeakScan.Decoding;

/// <summary>An encoded run inside a content: [Start, End), whole groups only.</summary>
internal readonly record struct Segment(int Start, int End, SegmentEncoding Encoding)
{
    /// <summary>The encoding, for people.</summary>
    public string EncodingName => Encoding switch
    {
        SegmentEncoding.Base64 => "base64",
        SegmentEncoding.Hex => "hexadecimal",
        _ => "percent-encoding",
    };
}
