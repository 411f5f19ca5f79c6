using LeakScan.Detection;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan;

/// <summary>Takes the content that one worker of a source reads, scans it, and keeps of it only what was found. Belongs to one thread.</summary>
internal sealed class ContentSink : IContentSink
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ContentScanner _scanner;
    private readonly ItemScanner _items;
    private readonly FileScanner _files;
    private readonly NameCollector _names;
    private readonly NeighbourFinder _neighbours;
    private readonly MatchLocator _locator;
    private readonly MatchReducer _reducer;
    private readonly ScanCounter _counter;
    private readonly List<PlacedMatch> _matches = [];
    private readonly List<PlacedMatch> _hidden = [];
    private readonly List<LocatedMatch> _pending = [];
    private readonly MatchNumbers _numbers;
    private int _worthPlaces = int.MaxValue;
    private SourceItem _pendingItem;

    // What was asked for the last content: the matches are there, and their item is to come.
    private bool _isScanned;
    private bool _wasExhausted;

    /// <param name="rules">The rules.</param>
    /// <param name="scanner">This thread's scanner.</param>
    /// <param name="options">How the scan is done.</param>
    /// <param name="counter">Where to count.</param>
    public ContentSink(RulePack rules, ContentScanner scanner, ScanOptions options, ScanCounter counter)
    {
        _rules = rules.Rules;
        _scanner = scanner;
        _files = new FileScanner(rules);
        _items = new ItemScanner(rules, scanner, _files);
        _names = new NameCollector(new NameScanner(rules, scanner));
        _neighbours = new NeighbourFinder(scanner);
        _locator = new MatchLocator(rules.Rules, options, scanner.Faults);
        _reducer = new MatchReducer(rules.Rules);
        _counter = counter;
        _numbers = new MatchNumbers(rules.Rules.Count);
    }

    /// <summary>Scans each distinct piece of all content once; null to scan content by content.</summary>
    public PieceScanner? Pieces { init => _items.Pieces = value; }

    /// <summary>Scans content by content, what repeats itself within one once; null to scan everything.</summary>
    public DenseScanner? Dense { init => _items.Dense = value; }

    /// <summary>Scans windows of large items together with other threads; null to scan them alone.</summary>
    public SharedWindow? Shared { init => _items.Shared = value; }

    /// <summary>Whether items can be read again, so that places need not be kept.</summary>
    public bool LocateLater { get; init; }

    /// <summary>Says of which matches the line may be shown; null for all.</summary>
    public ShownFilter? Shown { get; init; }

    /// <summary>The rules that <see cref="Limit"/> has left out for the rest of the item; null for none.</summary>
    public ExhaustedRules? Exhausted { get; init; }

    /// <summary>How many matches of an item are kept; null for all.</summary>
    public MatchLimit? Limit { get; init; }

    /// <summary>How many matches of all items together are kept; null for all.</summary>
    public MatchBudget? Budget { get; init; }

    /// <summary>Says of which matches, by item, rule and offset in it, the places are asked for; null for all that count.</summary>
    public Predicate<(SourceItem Item, int Rule, long Start)>? Wanted { get; init; }

    /// <inheritdoc/>
    public int Reach => Math.Max(_scanner.Reach, TableRow.MostBytes);

    /// <summary>What was found so far. Complete after <see cref="Flush"/>.</summary>
    public List<ItemMatches> Found { get; } = [];

    /// <inheritdoc/>
    public void Accept(SourceItem item, in Content content)
    {
        if (_isScanned)
        {
            (_pendingItem, _isScanned) = (item, false);
        }
        else
        {
            Begin(item);
            Scan(content);
        }

        if (_matches.Count == 0)
        {
            return;
        }

        Shown?.Drop(item.Path, _matches, _hidden, Exhausted);
        if (Limit is null)
        {
            _matches.Sort(MatchOrder.Compare);
        }
        else
        {
            Limit.Cut(_matches, _hidden, match => Shown?.MayBeShown(item.Path, match) ?? false);
        }

        if (Wanted is not null)
        {
            HideUnwanted(item, content.Offset);
        }

        _neighbours.FindBeyond(content, _matches, _hidden);
        if (_wasExhausted)
        {
            _neighbours.FindExhausted(content, _matches.Where(m => Shown?.MayBeShown(item.Path, m.Match) ?? true), Exhausted!, _hidden);
        }

        if (LocateLater && content.IsWhole)
        {
            CompleteWithoutPlaces(item, content.Bytes);
        }
        else
        {
            Locate(item, content);
        }
    }

    /// <inheritdoc/>
    public bool IsClean(in Content content)
    {
        Flush();
        _pendingItem = default;
        Scan(content);
        _isScanned = _matches.Count > 0 || _items.HasUnread || _scanner.Faults is { Any: true };
        return !_isScanned;
    }

    /// <inheritdoc/>
    public ISharedWindow? Share(SourceItem item, ReadOnlyMemory<byte> bytes, int from, int to)
    {
        Begin(item);
        return _items.Share(bytes, from, to);
    }

    /// <inheritdoc/>
    public void AcceptName(ReadOnlySpan<byte> path)
    {
        if (_names.Add(path))
        {
            ScanNames();
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
            var found = _matches.ConvertAll(m => new LocatedMatch(m, MatchPlace.WholeFile("(binary)"), Number: _numbers.Next(m.Match.Rule, isShown: true)));
            Budget?.Count(found);
            Keep(item, found);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SourceItem> ListFound()
    {
        Flush();
        return Found.Select(found => found.Item);
    }

    /// <inheritdoc/>
    public IEnumerable<SourceItem> ListTruncated()
    {
        Flush();
        return Limit?.Truncated ?? [];
    }

    /// <summary>Ends the last item.</summary>
    public void Flush()
    {
        if (_pending.Count > 0)
        {
            // Those that are wanted counted when all were there.
            FaultCollector.Guard(_scanner.Faults, () => Keep(_pendingItem, Wanted is null ? _reducer.Complete(_pending) : _pending));
            _pending.Clear();
        }

        var (unread, fault) = (_items.End(), _scanner.Faults?.End());
        Limit?.Note(_pendingItem, OmissionReason.Truncated, unread);
        Limit?.Note(_pendingItem, OmissionReason.Failed, fault);
        Limit?.End(_pendingItem);
        _numbers.Clear();
    }

    /// <summary>Scans the names that are left, and lists what was found in names, by path up to the name it stands in.</summary>
    public IEnumerable<(string Path, LocatedMatch Match)> EndNames()
    {
        ScanNames();
        return _names.Found;
    }

    private void ScanNames()
    {
        // The scanner goes on to something else.
        Flush();
        FaultCollector.Guard(_scanner.Faults, _names.Scan);
        Limit?.Note(SourceItem.NameOf("(names of files)"), OmissionReason.Failed, _scanner.Faults?.End());
    }

    private void Scan(in Content content)
    {
        _counter.Add(content.Offset + content.From == 0 ? 1 : 0, content.To - content.From);
        _wasExhausted = Exhausted is { Any: true };
        _matches.Clear();
        _hidden.Clear();
        _items.Scan(content, _matches, _hidden);
    }

    private void Locate(SourceItem item, in Content content)
    {
        var known = _pending.Count;
        var most = Budget?.MostOfRule ?? int.MaxValue;
        if (most < _worthPlaces)
        {
            // The windows before had more room.
            _worthPlaces = most;
            for (var i = 0; i < known; i++)
            {
                _pending[i] = _pending[i].Number <= most ? _pending[i] : _pending[i] with { Place = null };
            }
        }

        _locator.Locate(content, _matches, _hidden, match => Shown?.MayBeShown(item.Path, match) ?? true, _numbers, most, _pending);
        Budget?.Count(_pending.Skip(known));
    }

    private void HideUnwanted(SourceItem item, long offset) => _matches.RemoveAll(match =>
    {
        var isWanted = Wanted!((item, match.Match.Rule, match.Start + offset));
        if (!isWanted)
        {
            _hidden.Add(match);
        }

        return !isWanted;
    });

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
        foreach (var match in _matches)
        {
            if (needsLines)
            {
                line += bytes[at..(int)match.Start].Count((byte)'\n');
                at = (int)match.Start;
            }

            _pending.Add(new LocatedMatch(match, null, needsLines ? line : 0));
        }

        var found = _numbers.Number(_reducer.Complete(_pending));
        _pending.Clear();
        Budget?.Count(found);
        Keep(item, found);
    }

    private void Keep(SourceItem item, List<LocatedMatch> matches)
    {
        _counter.AddMatches(matches.Count);
        if (matches.Count > 0)
        {
            var found = new ItemMatches(item, [.. matches]);
            Found.Add(found);
            Budget?.Bound(found);
        }
    }
}
