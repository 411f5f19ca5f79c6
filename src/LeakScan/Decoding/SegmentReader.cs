using LeakScan.Rules.Packs;

namespace LeakScan.Decoding;

/// <summary>
/// Reads what is hidden in the runs of a content in which the prefilter saw an encoded keyword. Each run is decoded once, so the cost is linear in the content
/// however many keywords stand in it. Belongs to one thread; what it decoded is valid until the next call.
/// </summary>
internal sealed class SegmentReader
{
    private const int Phases = 4;
    private const int Kinds = 3;

    private readonly SegmentDecoder _decoder = new();

    // The last run of each encoding and phase: candidates come in order, so what was done is behind the end of the last.
    private readonly (int Start, int End)[] _last = new (int, int)[Kinds * Phases];

    /// <summary>Forgets the runs of the last content.</summary>
    public void Begin() => Array.Clear(_last);

    /// <summary>The text hidden in the run around an encoded keyword; empty when there is none, or it was read before.</summary>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> content, int position, EncodedKeyword keyword, out Segment segment)
    {
        segment = default;
        var groupStart = position - keyword.Phase;
        ref var last = ref _last[((int)keyword.Encoding * Phases) + (keyword.Encoding == SegmentEncoding.Percent ? 0 : groupStart & (Phases - 1))];
        if ((position >= last.Start && position < last.End) || !IsThere(content, position, keyword))
        {
            return [];
        }

        last = SegmentFinder.RunAround(content, position, keyword.Encoding);
        if (last.End - last.Start is < SegmentFinder.MinLength or >= SegmentFinder.MaxLength)
        {
            return [];
        }

        segment = SegmentFinder.Align(last.Start, last.End, groupStart, keyword.Encoding);
        return _decoder.Decode(content, segment);
    }

    /// <summary>The text of a credential that its rule says is encoded in base64; empty when it is not.</summary>
    public ReadOnlySpan<byte> ReadSecret(ReadOnlySpan<byte> content, int start, int end, out Segment segment)
    {
        var length = content[start..end].TrimEnd((byte)'=').Length;
        segment = new Segment(start, start + length, SegmentEncoding.Base64);
        return length is >= SegmentFinder.MinLength and < SegmentFinder.MaxLength && SegmentFinder.IsBase64(content.Slice(start, length))
            ? _decoder.Decode(content, segment)
            : [];
    }

    /// <summary>Where in the content the characters stand that hold the bytes [start, end) of the text that was read last.</summary>
    public (int Start, int End) Place(int start, int end) => _decoder.Place(start, end);

    private static bool IsThere(ReadOnlySpan<byte> content, int position, EncodedKeyword keyword)
    {
        if (keyword.Encoding != SegmentEncoding.Base64)
        {
            return true;
        }

        for (var i = 0; i < keyword.Text.Length; i++)
        {
            if (content[position + i] != keyword.Text[i])
            {
                return false;
            }
        }

        return true;
    }
}
