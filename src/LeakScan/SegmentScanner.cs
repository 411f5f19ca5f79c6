using LeakScan.Decoding;
using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Pieces;
using LeakScan.Rules.Packs;

namespace LeakScan;

/// <summary>
/// Scans what encoded runs of a content hold like any other text; what is found there is told at the characters that hide it. Where a content has many runs,
/// equal ones are scanned once. Belongs to one thread.
/// </summary>
internal sealed class SegmentScanner(Func<ContentScanner> createInner, ExhaustedRules exhausted)
{
    /// <summary>Most contents have fewer runs, and remembering has a price too.</summary>
    private const int RunsUntilRemembered = 64;

    private readonly SegmentReader _reader = new();
    private readonly List<PlacedMatch> _inner = [];
    private ContentScanner? _scanner;
    private SeenSegments? _seen;
    private int _runs;

    /// <summary>Forgets the runs of the last content.</summary>
    public void Begin()
    {
        _reader.Begin();
        _runs = 0;
    }

    /// <summary>Scans the run around an encoded keyword.</summary>
    public void Scan(ReadOnlySpan<byte> content, int position, EncodedKeyword keyword, List<PlacedMatch> matches) =>
        Scan(content, _reader.Read(content, position, keyword, out var segment), segment, matches);

    /// <summary>Scans a credential that its rule says is encoded in base64.</summary>
    public void ScanSecret(ReadOnlySpan<byte> content, int start, int end, List<PlacedMatch> matches) =>
        Scan(content, _reader.ReadSecret(content, start, end, out var segment), segment, matches);

    private void Scan(ReadOnlySpan<byte> content, ReadOnlySpan<byte> text, Segment segment, List<PlacedMatch> matches)
    {
        if (text.IsEmpty)
        {
            return;
        }

        // What is remembered serves other items, in which no rule is exhausted.
        if (_runs < RunsUntilRemembered || exhausted.Any)
        {
            _runs++;
            ScanText(content, text, segment, matches);
            return;
        }

        _seen ??= new SeenSegments();
        var key = _seen.KeyOf(content[segment.Start..segment.End], (int)segment.Encoding);
        if (!_seen.TryTake(key, segment.Start, matches))
        {
            var first = matches.Count;
            ScanText(content, text, segment, matches);
            _seen.Add(key, segment.Start, matches, first);
        }
    }

    private void ScanText(ReadOnlySpan<byte> content, ReadOnlySpan<byte> text, Segment segment, List<PlacedMatch> matches)
    {
        _inner.Clear();
        _scanner ??= createInner();
        _scanner.Scan(text, 0, text.Length, _inner);
        foreach (var match in _inner)
        {
            var (start, end) = _reader.Place((int)match.Start, (int)match.End);
            var isPlain = content[start..end].SequenceEqual(text[(int)match.Start..(int)match.End]);
            matches.Add(new PlacedMatch(isPlain ? match.Match : match.Match.Encoded(end - start, segment.EncodingName), start));
        }
    }
}
