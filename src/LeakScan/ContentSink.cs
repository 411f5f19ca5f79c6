using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>Takes the content that one worker of a source reads, scans it, and keeps of it only what was found. Belongs to one thread.</summary>
internal sealed class ContentSink : IContentSink
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ContentScanner _scanner;
    private readonly PieceScanner? _pieces;
    private readonly FileScanner _files;
    private readonly MatchLocator _locator;
    private readonly MatchReducer _reducer;
    private readonly ScanCounter _counter;
    private readonly bool _locateLater;
    private readonly List<PlacedMatch> _matches = [];
    private readonly List<LocatedMatch> _pending = [];
    private SourceItem _pendingItem;

    /// <param name="rules">The rules.</param>
    /// <param name="scanner">This thread's scanner.</param>
    /// <param name="pieces">Scans each distinct piece once; null to scan all content whole.</param>
    /// <param name="locateLater">Whether items can be read again, so that places need not be kept.</param>
    /// <param name="options">How the scan is done.</param>
    /// <param name="counter">Where to count.</param>
    public ContentSink(RulePack rules, ContentScanner scanner, PieceScanner? pieces, bool locateLater, ScanOptions options, ScanCounter counter)
    {
        _rules = rules.Rules;
        _scanner = scanner;
        _pieces = pieces;
        _files = new FileScanner(rules);
        _locateLater = locateLater;
        _locator = new MatchLocator(rules.Rules, options);
        _reducer = new MatchReducer(rules.Rules);
        _counter = counter;
    }

    /// <inheritdoc/>
    public int Reach => _scanner.Reach;

    /// <summary>What was found so far. Complete after <see cref="Flush"/>.</summary>
    public List<ItemMatches> Found { get; } = [];

    /// <inheritdoc/>
    public void Accept(SourceItem item, in Content content)
    {
        Begin(item);
        _counter.Add(content.Offset + content.From == 0 ? 1 : 0, content.To - content.From);
        _matches.Clear();
        if (_pieces is not null)
        {
            _pieces.Scan(content.Bytes, content.From, content.To, _matches);
        }
        else
        {
            _scanner.Scan(content.Bytes, content.From, content.To, _matches);
        }

        if (content.Offset + content.From == 0)
        {
            _files.Scan(content.Bytes, _matches);
        }

        if (_matches.Count == 0)
        {
            return;
        }

        if (_locateLater && content.IsWhole)
        {
            CompleteWithoutPlaces(item, content.Bytes);
        }
        else
        {
            _locator.Locate(content, _matches, _pending);
        }
    }

    /// <inheritdoc/>
    public void AcceptBinary(SourceItem item, ReadOnlySpan<byte> head)
    {
        Begin(item);
        _matches.Clear();
        _files.ScanBinary(head, _matches);
        if (_matches.Count > 0)
        {
            Keep(item, _matches.ConvertAll(m => new LocatedMatch(m, MatchPlace.WholeFile("(binary)"), 1)));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SourceItem> ListFound()
    {
        Flush();
        return Found.Select(found => found.Item);
    }

    /// <summary>Ends the last item.</summary>
    public void Flush()
    {
        if (_pending.Count > 0)
        {
            Keep(_pendingItem, _reducer.Complete(_pending));
            _pending.Clear();
        }
    }

    private void Begin(SourceItem item)
    {
        if (item != _pendingItem)
        {
            Flush();
            _pendingItem = item;
        }
    }

    private void CompleteWithoutPlaces(SourceItem item, ReadOnlySpan<byte> bytes)
    {
        // Lines matter only where a rule asks for a companion.
        var needsLines = _matches.Exists(m => _rules[m.Match.Rule].Requires.Count > 0);
        var (line, at) = (1, 0);
        _matches.Sort(MatchOrder.Compare);
        foreach (var match in _matches)
        {
            if (needsLines)
            {
                line += bytes[at..(int)match.Start].Count((byte)'\n');
                at = (int)match.Start;
            }

            _pending.Add(new LocatedMatch(match, null, needsLines ? line : 0));
        }

        Keep(item, _reducer.Complete(_pending));
        _pending.Clear();
    }

    private void Keep(SourceItem item, List<LocatedMatch> matches)
    {
        _counter.AddMatches(matches.Count);
        if (matches.Count > 0)
        {
            Found.Add(new ItemMatches(item, [.. matches]));
        }
    }
}
