using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>Takes the content that one worker of a source reads, scans it, and keeps of it only what was found. Belongs to one thread.</summary>
internal sealed class ContentSink : IContentSink
{
    private readonly ContentScanner _scanner;
    private readonly MatchJudge _judge;
    private readonly MatchLocator _locator;
    private readonly MatchReducer _reducer;
    private readonly ScanCounter _counter;
    private readonly List<RawMatch> _matches = [];
    private readonly HashSet<RawMatch> _distinct = [];
    private readonly List<JudgedMatch> _judged = [];
    private readonly List<LocatedMatch> _pending = [];
    private SourceItem _pendingItem;

    public ContentSink(RulePack rules, ContentScanner scanner, ScanOptions options, ScanCounter counter)
    {
        _scanner = scanner;
        _judge = new MatchJudge(rules.Rules);
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
        if (item != _pendingItem)
        {
            Flush();
            _pendingItem = item;
        }

        _counter.Add(content.Offset + content.From == 0 ? 1 : 0, content.To - content.From);
        _matches.Clear();
        _scanner.Scan(content.Bytes, content.From, content.To, _matches);
        if (_matches.Count == 0)
        {
            return;
        }

        _distinct.Clear();
        _judged.Clear();
        foreach (var match in _matches)
        {
            if (_distinct.Add(match) && _judge.Judge(content.Bytes, match) is { } judged)
            {
                _judged.Add(judged);
            }
        }

        _locator.Locate(content, _judged, _pending);
    }

    /// <summary>Ends the last item.</summary>
    public void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var matches = _reducer.Complete(_pending);
        _pending.Clear();
        _counter.AddMatches(matches.Count);
        if (matches.Count > 0)
        {
            Found.Add(new ItemMatches(_pendingItem, matches));
        }
    }
}
