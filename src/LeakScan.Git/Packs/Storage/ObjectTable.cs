namespace LeakScan.Git;

/// <summary>
/// All objects of a repository, each once, numbered in the order of their ids: the number (<c>ordinal</c>) stands for the id everywhere else. An object
/// held by several sources belongs to the first of them. A look-up is a guess from the id's leading bits and a short scan of the first 8 bytes of the ids,
/// which a hash makes as good as unique; the whole id is compared in the source. Costs 10 bytes an object, 20 with several sources.
/// </summary>
internal sealed class ObjectTable
{
    private readonly IReadOnlyList<IObjectSource> _sources;
    private readonly ulong[] _heads;
    private readonly int[] _buckets;
    private readonly int _bucketShift;

    // Null when there is one source, in order and without doubles: then the ordinal is the position.
    private readonly int[]? _sourceOf;
    private readonly int[]? _positionOf;
    private readonly int[][]? _ordinals;

    public ObjectTable(IReadOnlyList<IObjectSource> sources)
    {
        _sources = sources;
        var total = sources.Sum(s => (long)s.Count);
        var heads = new ulong[checked((int)total)];
        var filled = 0;
        var isOrdered = true;
        foreach (var source in sources)
        {
            isOrdered &= source.ReadHeads(heads.AsSpan(filled, source.Count));
            filled += source.Count;
        }

        if (sources.Count == 1 && isOrdered)
        {
            _heads = heads;
        }
        else
        {
            _ordinals = [.. sources.Select(s => new int[s.Count])];
            (_heads, _sourceOf, _positionOf) = Merge(heads, isOrdered);
        }

        // About two objects a bucket.
        _bucketShift = 63;
        for (var rest = _heads.Length >> 3; rest > 0; rest >>= 1)
        {
            _bucketShift--;
        }

        _buckets = new int[(1 << (64 - _bucketShift)) + 1];
        var bucket = 0;
        for (var ordinal = 0; ordinal < _heads.Length; ordinal++)
        {
            for (var own = (int)(_heads[ordinal] >> _bucketShift); bucket <= own; bucket++)
            {
                _buckets[bucket] = ordinal;
            }
        }

        _buckets.AsSpan(bucket).Fill(_heads.Length);
    }

    public int Count => _heads.Length;

    /// <summary>The ordinal of an object, or -1 when no source holds it.</summary>
    public int Find(in ObjectId id)
    {
        var head = id.Head;
        var bucket = (int)(head >> _bucketShift);
        var (low, high) = (_buckets[bucket], _buckets[bucket + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = _heads[middle].CompareTo(head);
            order = order == 0 ? IdAt(middle).CompareTo(id) : order;
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    /// <summary>The first 8 bytes of an object's id as a number that sorts as they do.</summary>
    public ulong HeadAt(int ordinal) => _heads[ordinal];

    public ObjectId IdAt(int ordinal) => _sources[SourceOf(ordinal)].IdAt(PositionOf(ordinal));

    /// <summary>Which source an object belongs to.</summary>
    public int SourceOf(int ordinal) => _sourceOf is null ? 0 : _sourceOf[ordinal];

    /// <summary>Where in its source an object is.</summary>
    public int PositionOf(int ordinal) => _positionOf is null ? ordinal : _positionOf[ordinal];

    /// <summary>The ordinal of the object at a position of a source.</summary>
    public int OrdinalAt(int source, int position) => _ordinals is null ? position : _ordinals[source][position];

    /// <summary>Whether an object belongs to this copy of it, and not to one in another source or position.</summary>
    public bool Owns(int source, int position) =>
        _ordinals is null || (_sourceOf![_ordinals[source][position]] == source && _positionOf![_ordinals[source][position]] == position);

    private (ulong[] Heads, int[] SourceOf, int[] PositionOf) Merge(ulong[] heads, bool isOrdered)
    {
        // Copies are numbered through all sources, so that of equal ids the first source's comes first.
        var starts = new int[_sources.Count + 1];
        for (var s = 0; s < _sources.Count; s++)
        {
            starts[s + 1] = starts[s] + _sources[s].Count;
        }

        var copies = new int[heads.Length];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = i;
        }

        if (isOrdered)
        {
            (heads, copies) = MergeRuns(heads, copies, starts);
        }
        else
        {
            Array.Sort(heads, copies);
        }

        var sourceOf = new int[heads.Length];
        var positionOf = new int[heads.Length];
        var (count, source) = (0, 0);
        for (var i = 0; i < heads.Length;)
        {
            var end = i + 1;
            while (end < heads.Length && heads[end] == heads[i])
            {
                end++;
            }

            var head = heads[i];
            var isAlone = end == i + 1;
            ObjectId? last = null;
            foreach (var copy in isAlone ? copies.AsSpan(i, 1) : InOrder(starts, copies.AsSpan(i, end - i)))
            {
                // Nearly all are of the source that the one before is of, and nearly all stand alone, so that their ids need not be known.
                source = copy >= starts[source] && copy < starts[source + 1] ? source : SourceOfCopy(starts, copy);
                var position = copy - starts[source];
                ObjectId? id = isAlone ? null : _sources[source].IdAt(position);
                if (isAlone || id != last)
                {
                    heads[count] = head;
                    (sourceOf[count], positionOf[count]) = (source, position);
                    count++;
                    last = id;
                }

                _ordinals![source][position] = count - 1;
            }

            i = end;
        }

        return count == heads.Length ? (heads, sourceOf, positionOf) : (heads[..count], sourceOf[..count], positionOf[..count]);
    }

    /// <summary>Sorts what is sorted in each source: two neighbouring runs become one, until there is one. Most repositories are a large pack and a few objects beside it.</summary>
    private static (ulong[] Heads, int[] Copies) MergeRuns(ulong[] heads, int[] copies, int[] starts)
    {
        var (otherHeads, otherCopies) = (new ulong[heads.Length], new int[heads.Length]);
        var runs = starts;
        while (runs.Length > 2)
        {
            var merged = new List<int> { 0 };
            for (var run = 0; run + 1 < runs.Length; run += 2)
            {
                var (left, middle, end) = (runs[run], runs[run + 1], runs[Math.Min(run + 2, runs.Length - 1)]);
                var right = middle;
                for (var to = left; to < end; to++)
                {
                    var from = right == end || (left < middle && heads[left] <= heads[right]) ? left++ : right++;
                    (otherHeads[to], otherCopies[to]) = (heads[from], copies[from]);
                }

                merged.Add(end);
            }

            (heads, otherHeads, copies, otherCopies) = (otherHeads, heads, otherCopies, copies);
            runs = [.. merged];
        }

        return (heads, copies);
    }

    /// <summary>Sorts copies whose ids start with the same bytes: by id, then by source.</summary>
    private Span<int> InOrder(int[] starts, Span<int> copies)
    {
        copies.Sort((left, right) =>
        {
            var (a, b) = (SourceOfCopy(starts, left), SourceOfCopy(starts, right));
            var order = _sources[a].IdAt(left - starts[a]).CompareTo(_sources[b].IdAt(right - starts[b]));
            return order != 0 ? order : left.CompareTo(right);
        });
        return copies;
    }

    private static int SourceOfCopy(int[] starts, int copy)
    {
        var found = Array.BinarySearch(starts, copy);
        var source = found < 0 ? ~found - 1 : found;
        // An empty source starts where the next one does.
        while (starts[source + 1] <= copy)
        {
            source++;
        }

        return source;
    }
}
