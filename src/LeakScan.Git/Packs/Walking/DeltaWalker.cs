namespace LeakScan.Git;

/// <summary>
/// Reads one delta tree after another, depth first from the root, so that every entry is inflated once. The children of a base are read lightest first,
/// and the base is let go before anything below the last, heaviest child is read. So a chain of any length holds one base at a time,
/// and a tree of n entries at most log2(n): each base that is held has a heavier child still to come. Where even these are too many bytes, the lowest
/// are let go and read again when their turn comes. No recursion: a chain 50,000 deep is only a loop. One per thread.
/// </summary>
internal sealed class DeltaWalker(ObjectDatabase database, EntryDecoder decoder, SingleReader singles, IWalkSink sink, CancellationToken cancellation)
{
    private readonly Stack<Frame> _frames = new();
    private readonly Stack<Frame> _unused = new();
    private readonly BufferPool _pool = decoder.Pool;
    private readonly Derivation _derivation = new();
    private DeltaForest _forest = null!;
    private int[] _weights = null!;
    private bool[] _wanted = null!;
    private int _source;
    private long _held;

    /// <summary>Reads the wanted objects of the tree below a root. What cannot be read is left out, with all that is built on it.</summary>
    /// <param name="source">The pack's number among the sources.</param>
    /// <param name="forest">The pack's delta trees.</param>
    /// <param name="wanted">For each position in the pack's index whether its object is wanted.</param>
    /// <param name="weights">The weights of the wanted entries.</param>
    /// <param name="root">The entry to start at.</param>
    public void Walk(int source, DeltaForest forest, bool[] wanted, int[] weights, int root)
    {
        (_source, _forest, _wanted, _weights) = (source, forest, wanted, weights);
        var buffer = ReadRoot(root, out var kind);
        if (buffer is null)
        {
            return;
        }

        BeginDerivation(null);
        Arrive(root, kind, buffer, kind == ObjectKind.Tree ? sink.AcceptTree(WantedOrdinal(root), buffer.Content) : null);
        while (_frames.TryPeek(out var frame))
        {
            cancellation.ThrowIfCancellationRequested();
            var child = frame.Next;
            if (child < 0)
            {
                Drop();
                continue;
            }

            Advance(frame);
            if (frame.Buffer is null && !ReadAgain(frame))
            {
                Drop();
                continue;
            }

            ReadChild(frame, child);
        }
    }

    private NativeBuffer? ReadRoot(int root, out ObjectKind kind)
    {
        kind = _forest.KindOf(root);
        return _forest.BaseOf(root) switch
        {
            DeltaForest.Whole => decoder.Inflate(_forest.Pack, _forest.Pack.ReadHeader(_forest.OffsetOf(root)), out _),
            DeltaForest.External => singles.ReadAt(new EntryPlace(_source, _forest.OffsetOf(root)), out kind, out _),
            _ => null,
        };
    }

    private void ReadChild(Frame frame, int child)
    {
        var header = _forest.Pack.ReadHeader(_forest.OffsetOf(child));
        BeginDerivation(frame.Kept);
        var buffer = decoder.Patch(_forest.Pack, header, frame.Buffer!, out var delta, out _, frame.Kept is null ? null : _derivation.Runs);
        TreeEntries? entries = null;
        if (buffer is not null && frame.Kind == ObjectKind.Tree)
        {
            entries = frame.Entries is null
                ? sink.AcceptTree(WantedOrdinal(child), buffer.Content)
                : sink.AcceptTree(WantedOrdinal(child), buffer.Content, frame.Entries, delta!.Content);
        }

        if (delta is not null)
        {
            _pool.Return(delta);
        }

        if (frame.Next < 0)
        {
            // That was the last child; what was kept of it is still needed for this one.
            var (kept, kind) = (frame.Kept, frame.Kind);
            frame.Kept = null;
            Drop();
            if (buffer is not null)
            {
                Arrive(child, kind, buffer, entries);
            }

            kept?.Dispose();
        }
        else if (buffer is not null)
        {
            Arrive(child, frame.Kind, buffer, entries);
        }
    }

    private void BeginDerivation(IDisposable? ofBase)
    {
        _derivation.OfBase = ofBase;
        _derivation.Runs.Clear();
        _derivation.Kept = null;
    }

    /// <summary>Hands an object on, and keeps it if something is built on it.</summary>
    private void Arrive(int entry, ObjectKind kind, NativeBuffer buffer, TreeEntries? entries)
    {
        var heaviest = -1;
        for (var child = _forest.FirstChildOf(entry); child >= 0; child = _forest.SiblingOf(child))
        {
            if (_weights[child] > 0 && (heaviest < 0 || _weights[child] >= _weights[heaviest]))
            {
                heaviest = child;
            }
        }

        var ordinal = WantedOrdinal(entry);
        if (ordinal >= 0 && kind != ObjectKind.Tree)
        {
            _derivation.IsBase = heaviest >= 0;
            sink.Accept(ordinal, kind, buffer.Content, _derivation);
        }

        if (heaviest < 0)
        {
            _pool.Return(buffer);
            if (entries is not null)
            {
                sink.Release(entries);
            }

            return;
        }

        var frame = _unused.TryPop(out var unused) ? unused : new Frame();
        (frame.Entry, frame.Kind, frame.Buffer, frame.Entries, frame.Kept) = (entry, kind, buffer, entries, _derivation.Kept);
        (frame.Heaviest, frame.Next) = (heaviest, FirstLight(_forest.FirstChildOf(entry), heaviest));
        _frames.Push(frame);
        _held += buffer.Length;
        if (_held > decoder.Limits.HeldBases)
        {
            Spill();
        }
    }

    /// <summary>Moves on to the child after the next: the light ones in the order of the pack, then the heaviest.</summary>
    private void Advance(Frame frame) =>
        frame.Next = frame.Next == frame.Heaviest ? -1 : FirstLight(_forest.SiblingOf(frame.Next), frame.Heaviest);

    private int FirstLight(int child, int heaviest)
    {
        while (child >= 0 && (child == heaviest || _weights[child] == 0))
        {
            child = _forest.SiblingOf(child);
        }

        return child < 0 ? heaviest : child;
    }

    /// <summary>Lets go of the bases that are needed last, all but the one in use.</summary>
    private void Spill()
    {
        foreach (var frame in _frames.Skip(1).Reverse())
        {
            if (_held <= decoder.Limits.HeldBases)
            {
                return;
            }

            LetGo(frame);
        }
    }

    private bool ReadAgain(Frame frame)
    {
        frame.Buffer = singles.ReadAt(new EntryPlace(_source, _forest.OffsetOf(frame.Entry)), out _, out _);
        if (frame.Buffer is null)
        {
            return false;
        }

        _held += frame.Buffer.Length;
        if (frame.Kind == ObjectKind.Tree)
        {
            frame.Entries = sink.AcceptTree(-1, frame.Buffer.Content);
        }

        return true;
    }

    private void Drop()
    {
        var frame = _frames.Pop();
        LetGo(frame);
        _unused.Push(frame);
    }

    private void LetGo(Frame frame)
    {
        if (frame.Buffer is not null)
        {
            _held -= frame.Buffer.Length;
            _pool.Return(frame.Buffer);
            frame.Buffer = null;
        }

        frame.Kept?.Dispose();
        frame.Kept = null;
        if (frame.Entries is not null)
        {
            sink.Release(frame.Entries);
            frame.Entries = null;
        }
    }

    private int WantedOrdinal(int entry)
    {
        var position = _forest.PositionOf(entry);
        return _wanted[position] ? database.Objects.OrdinalAt(_source, position) : -1;
    }

    /// <summary>A base with children still to come.</summary>
    private sealed class Frame
    {
        public int Entry { get; set; }

        public ObjectKind Kind { get; set; }

        public int Heaviest { get; set; }

        /// <summary>The child to read next; -1 after the last.</summary>
        public int Next { get; set; }

        /// <summary>Null after it was let go to save memory.</summary>
        public NativeBuffer? Buffer { get; set; }

        public TreeEntries? Entries { get; set; }

        /// <summary>What the visitor kept of it; null for nothing.</summary>
        public IDisposable? Kept { get; set; }
    }
}
