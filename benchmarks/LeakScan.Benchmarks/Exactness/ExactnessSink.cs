using System.Globalization;
using LeakScan.Filtering;
using LeakScan.Pieces;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Exactness;

/// <summary>Scans everything it gets whole and by pieces, and counts what only one of the two finds. Belongs to one thread; the set of pieces is shared.</summary>
internal sealed class ExactnessSink(RulePack pack, Prefilter prefilter, PieceHasher hasher, SeenPieces seen) : IContentSink
{
    private const int Decodings = 2;

    private readonly ContentScanner _whole = new(pack, prefilter, Decodings);
    private readonly PieceScanner _pieces = new(new ContentScanner(pack, prefilter, Decodings), hasher, seen);
    private readonly List<PlacedMatch> _matches = [];

    public int Reach => _whole.Reach;

    public long Contents { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Matches of scanning whole: distinct rule, line and place in an object.</summary>
    public long Matches { get; private set; }

    /// <summary>What only scanning whole finds: object, rule and place, never the secret.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>What only scanning by pieces finds.</summary>
    public List<string> Extra { get; } = [];

    public void Accept(SourceItem item, in Content content)
    {
        Contents++;
        Bytes += content.To - content.From;
        _matches.Clear();
        _whole.Scan(content.Bytes, content.From, content.To, _matches);
        var whole = Describe(item, content);
        _matches.Clear();
        _pieces.Scan(content.Bytes, content.From, content.To, _matches, content.Derivation);
        var pieces = Describe(item, content);
        Matches += whole.Count;
        if (!whole.SetEquals(pieces))
        {
            Lost.AddRange(whole.Except(pieces));
            Extra.AddRange(pieces.Except(whole));
        }
    }

    /// <summary>Both scans see the same bytes, so equal places mean equal secrets.</summary>
    private HashSet<string> Describe(SourceItem item, in Content content)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in _matches)
        {
            var line = 1 + content.Bytes[..(int)Math.Min(match.Start, content.Bytes.Length)].Count((byte)'\n');
            found.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{item.Object} {pack.Rules[match.Match.Rule].Id} line {line} at {content.Offset + match.Start}+{match.Match.Length} {match.Match.Confidence} {match.Match.Traits} {match.Match.Checksum}"));
        }

        return found;
    }
}
