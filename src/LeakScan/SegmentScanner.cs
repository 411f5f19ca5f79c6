using LeakScan.Decoding;
using LeakScan.Filtering;
using LeakScan.Rules.Packs;

namespace LeakScan;

/// <summary>
/// Decodes the runs in which the prefilter saw an encoded keyword, and scans what they hold like any other text; what is found there is told at the characters
/// that hide it. Each run is decoded once, so the cost is linear in the content however many keywords stand in it. Belongs to one thread.
/// </summary>
internal sealed class SegmentScanner(Func<ContentScanner> createInner)
{
    private const int Phases = 4;
    private const int Kinds = 3;

    private readonly SegmentDecoder _decoder = new();
    private readonly List<PlacedMatch> _inner = [];

    // The last run of each encoding and phase: candidates come in order, so what was done is behind the end of the last.
    private readonly (int Start, int End)[] _last = new (int, int)[Kinds * Phases];
    private ContentScanner? _scanner;

    /// <summary>Forgets the runs of the last content.</summary>
    public void Begin() => Array.Clear(_last);

    /// <summary>Scans the run around an encoded keyword.</summary>
    public void Scan(ReadOnlySpan<byte> content, int position, EncodedKeyword keyword, List<PlacedMatch> matches)
    {
        var groupStart = position - keyword.Phase;
        ref var last = ref _last[((int)keyword.Encoding * Phases) + (keyword.Encoding == SegmentEncoding.Percent ? 0 : groupStart & (Phases - 1))];
        if ((position >= last.Start && position < last.End) || !IsThere(content, position, keyword))
        {
            return;
        }

        last = SegmentFinder.RunAround(content, position, keyword.Encoding);
        if (last.End - last.Start is >= SegmentFinder.MinLength and < SegmentFinder.MaxLength)
        {
            Scan(content, SegmentFinder.Align(last.Start, last.End, groupStart, keyword.Encoding), matches);
        }
    }

    /// <summary>Scans a credential that its rule says is encoded in base64.</summary>
    public void ScanSecret(ReadOnlySpan<byte> content, int start, int end, List<PlacedMatch> matches)
    {
        var length = content[start..end].TrimEnd((byte)'=').Length;
        if (length is >= SegmentFinder.MinLength and < SegmentFinder.MaxLength && SegmentFinder.IsBase64(content.Slice(start, length)))
        {
            Scan(content, new Segment(start, start + length, SegmentEncoding.Base64), matches);
        }
    }

    private void Scan(ReadOnlySpan<byte> content, Segment segment, List<PlacedMatch> matches)
    {
        var text = _decoder.Decode(content, segment);
        if (text.IsEmpty)
        {
            return;
        }

        _inner.Clear();
        _scanner ??= createInner();
        _scanner.Scan(text, 0, text.Length, _inner);
        foreach (var match in _inner)
        {
            var (start, end) = _decoder.Place((int)match.Start, (int)match.End);
            matches.Add(new PlacedMatch(match.Match.Encoded(end - start, Name(segment.Encoding)), start));
        }
    }

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

    private static string Name(SegmentEncoding encoding) => encoding switch
    {
        SegmentEncoding.Base64 => "base64",
        SegmentEncoding.Hex => "hexadecimal",
        _ => "percent-encoding",
    };
}
