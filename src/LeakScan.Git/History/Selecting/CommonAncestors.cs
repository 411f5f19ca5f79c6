namespace LeakScan.Git;

/// <summary>
/// What two commits have in common: painted downwards from both, newest first, until all that is left to paint is known to be common, as git's merge-base does.
/// </summary>
internal sealed class CommonAncestors
{
    private readonly CommitReader _reader;
    private readonly Dictionary<ObjectId, Node> _nodes = [];
    private readonly PriorityQueue<Node, (long, ObjectId)> _open = new();
    private int _undecided; // queued commits that are not yet known to lie below a common one

    private CommonAncestors(CommitReader reader) => _reader = reader;

    [Flags]
    private enum Paint
    {
        None = 0,
        Left = 1,
        Right = 2,
        Both = Left | Right,
        Below = 4,
    }

    /// <summary>Commits that both reach, and through which all that both reach is reached.</summary>
    public static IReadOnlyList<ObjectId> Find(ObjectId left, ObjectId right, CommitReader reader, CancellationToken cancellation)
    {
        var finder = new CommonAncestors(reader);
        finder.Add(left, Paint.Left);
        finder.Add(right, Paint.Right);
        var common = new List<ObjectId>();
        while (finder._undecided > 0 && finder._open.TryDequeue(out var node, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            node.IsQueued = false;
            if (!node.Paint.HasFlag(Paint.Below))
            {
                finder._undecided--;
                if ((node.Paint & Paint.Both) == Paint.Both)
                {
                    common.Add(node.Commit.Id);
                }
            }

            var paint = (node.Paint & Paint.Both) == Paint.Both ? Paint.Both | Paint.Below : node.Paint;
            foreach (var parent in node.Commit.Parents)
            {
                finder.Add(parent, paint);
            }
        }

        return common;
    }

    private void Add(ObjectId id, Paint paint)
    {
        if (!_nodes.TryGetValue(id, out var node))
        {
            if (_reader.Read(id, out _) is not { } commit)
            {
                return; // what is not there is in common with nothing
            }

            _nodes.Add(id, node = new Node(commit));
        }

        if ((node.Paint | paint) == node.Paint)
        {
            return;
        }

        var wasUndecided = node.IsQueued && !node.Paint.HasFlag(Paint.Below);
        node.Paint |= paint;
        if (!node.IsQueued)
        {
            node.IsQueued = true;
            _open.Enqueue(node, (-node.Commit.Time, id));
        }

        _undecided += (node.Paint.HasFlag(Paint.Below) ? 0 : 1) - (wasUndecided ? 1 : 0);
    }

    private sealed class Node(CommitHeader commit)
    {
        public CommitHeader Commit { get; } = commit;

        public Paint Paint { get; set; }

        public bool IsQueued { get; set; }
    }
}
