namespace LeakScan.Git;

/// <summary>
/// Finds the commits of a limited selection, reading little more than these: newest first from the starts, with the excluded commits walked alongside until
/// nothing is left that they could still take away, as git's limit_list does. Where clocks were wrong by more than <see cref="Slop"/> commits,
/// a commit that an excluded one reaches may be selected all the same: too much is read, never too little.
/// A commit older than <see cref="HistorySelection.Since"/> is not selected, and what only it leads to is not looked at.
/// </summary>
internal sealed class CommitSelector
{
    // How many more excluded commits are looked at when all that is left is older than everything selected; git takes 5.
    private const int Slop = 64;

    private readonly CommitReader _reader;
    private readonly Action<ObjectProblem> _report;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ObjectId, Node> _nodes = [];
    private readonly PriorityQueue<Node, (long, ObjectId)> _open = new();
    private int _openSelected;

    private CommitSelector(CommitReader reader, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        _reader = reader;
        _report = report;
        _cancellation = cancellation;
    }

    /// <summary>The selected commits, newest first by committer date, then by id.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="starts">The commits its starts lead to.</param>
    /// <param name="reader">Reads the commits.</param>
    /// <param name="report">Gets selected commits that cannot be read.</param>
    /// <param name="cancellation">Stops early.</param>
    public static IReadOnlyList<CommitHeader> Select(
        ResolvedSelection selection, IEnumerable<ObjectId> starts, CommitReader reader, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var excluded = selection.Excluded.ToList();
        foreach (var (left, right) in selection.Pairs)
        {
            excluded.AddRange(CommonAncestors.Find(left, right, reader, cancellation));
        }

        var selector = new CommitSelector(reader, report, cancellation);
        selector.Add(excluded, isExcluded: true);
        selector.Add(starts, isExcluded: false);
        return selector.Walk(selection.Selection.Since?.ToUnixTimeSeconds(), selection.Selection.MaxCommits ?? int.MaxValue, excluded.Count == 0);
    }

    private List<CommitHeader> Walk(long? since, int limit, bool nothingExcluded)
    {
        var selected = new List<Node>();
        var slop = Slop;
        var oldest = long.MaxValue;
        while (_open.TryDequeue(out var node, out _))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (node.IsExcluded)
            {
                Add(node.Commit.Parents, isExcluded: true);
                slop = _openSelected > 0 || node.Commit.Time >= oldest ? Slop : slop - 1;
                if (slop < 0)
                {
                    break;
                }

                continue;
            }

            _openSelected--;
            node.IsOpen = false;
            if (node.Commit.Time < since)
            {
                continue;
            }

            selected.Add(node);
            oldest = node.Commit.Time;
            if (nothingExcluded && selected.Count >= limit)
            {
                break;
            }

            Add(node.Commit.Parents, isExcluded: false);
        }

        return [.. selected.Where(n => !n.IsExcluded).Select(n => n.Commit).OrderByDescending(c => c.Time).ThenBy(c => c.Id).Take(limit)];
    }

    private void Add(IEnumerable<ObjectId> ids, bool isExcluded)
    {
        foreach (var id in ids)
        {
            if (!_nodes.TryGetValue(id, out var node))
            {
                if (_reader.Read(id, out var problem) is not { } commit)
                {
                    if (!isExcluded)
                    {
                        _report(problem!);
                    }

                    continue;
                }

                _nodes.Add(id, node = new Node(commit) { IsExcluded = isExcluded, IsOpen = true });
                _openSelected += isExcluded ? 0 : 1;
                _open.Enqueue(node, (-commit.Time, id));
            }
            else if (isExcluded)
            {
                Exclude(node);
            }
        }
    }

    // A commit turns out to be excluded after it was queued or selected: so are its ancestors, as far as they are known.
    private void Exclude(Node first)
    {
        var open = new Stack<Node>([first]);
        while (open.TryPop(out var node))
        {
            if (node.IsExcluded)
            {
                continue;
            }

            node.IsExcluded = true;
            if (node.IsOpen)
            {
                _openSelected--; // stays in the queue, now as an excluded one
            }

            foreach (var parent in node.Commit.Parents)
            {
                if (_nodes.TryGetValue(parent, out var known))
                {
                    open.Push(known);
                }
            }
        }
    }

    private sealed class Node(CommitHeader commit)
    {
        public CommitHeader Commit { get; } = commit;

        public bool IsExcluded { get; set; }

        public bool IsOpen { get; set; }
    }
}
