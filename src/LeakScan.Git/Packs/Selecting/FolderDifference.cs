namespace LeakScan.Git;

/// <summary>What a folder's entries were in the parents' versions of it. Works on numbers; used again and again.</summary>
internal sealed class FolderDifference(NumberedTrees trees)
{
    private const int None = -1;

    private readonly List<int> _entries = [];
    private readonly List<int> _gone = [];
    private int[] _matches = [];
    private int _parents;

    // Where each name stands in the folder, valid where the stamp is of this time.
    private int[] _places = [];
    private int[] _stamps = [];
    private int _stamp;

    // For each run in how many of the lists it was, counted from a number of this time.
    private int[] _counts = [];
    private int _count;
    private int _nextCount = 1;

    /// <summary>The folder's entries, in their order, without such as are the same in all parents.</summary>
    public IReadOnlyList<int> Entries => _entries;

    /// <summary>Entries of parents whose name the folder does not have.</summary>
    public IReadOnlyList<int> Gone => _gone;

    /// <summary>The entry of the same name in each parent, by the entry's index; negative where there is none.</summary>
    public ReadOnlySpan<int> MatchesOf(int index) => _matches.AsSpan(index * _parents, _parents);

    /// <summary>Compares.</summary>
    /// <param name="folder">The folder's runs.</param>
    /// <param name="parents">The runs of the parents' versions.</param>
    public void Compare(List<int> folder, ReadOnlySpan<List<int>> parents)
    {
        _entries.Clear();
        _gone.Clear();
        _parents = parents.Length;
        var head = parents.IsEmpty ? 0 : folder.Count;
        foreach (var parent in parents)
        {
            head = CommonHead(folder, parent, head);
        }

        var tail = parents.IsEmpty ? 0 : folder.Count - head;
        foreach (var parent in parents)
        {
            tail = CommonTail(folder, parent, Math.Min(tail, parent.Count - head));
        }

        CountRuns(folder, parents, head, tail);
        for (var i = head; i < folder.Count - tail; i++)
        {
            if (!IsCommon(folder[i]))
            {
                _entries.AddRange(trees.Runs[folder[i]]);
            }
        }

        NotePlaces();
        for (var parent = 0; parent < parents.Length; parent++)
        {
            var runs = parents[parent];
            for (var i = head; i < runs.Count - tail; i++)
            {
                if (!IsCommon(runs[i]))
                {
                    Match(trees.Runs[runs[i]], parent);
                }
            }
        }
    }

    private static int CommonHead(List<int> left, List<int> right, int most)
    {
        var head = 0;
        for (most = Math.Min(most, right.Count); head < most && left[head] == right[head];)
        {
            head++;
        }

        return head;
    }

    private static int CommonTail(List<int> left, List<int> right, int most)
    {
        var tail = 0;
        while (tail < most && left[^(tail + 1)] == right[^(tail + 1)])
        {
            tail++;
        }

        return tail;
    }

    /// <summary>Finds out which runs all versions have, wherever these stand.</summary>
    private void CountRuns(List<int> folder, ReadOnlySpan<List<int>> parents, int head, int tail)
    {
        if (_counts.Length < trees.Runs.Count || _nextCount > int.MaxValue / 2)
        {
            _counts = new int[2 * trees.Runs.Count];
            _nextCount = 1;
        }

        _count = _nextCount;
        _nextCount += parents.Length + 1;
        for (var i = head; i < folder.Count - tail; i++)
        {
            _counts[folder[i]] = _count;
        }

        for (var parent = 0; parent < parents.Length; parent++)
        {
            for (var i = head; i < parents[parent].Count - tail; i++)
            {
                ref var count = ref _counts[parents[parent][i]];
                count = count == _count + parent ? count + 1 : count;
            }
        }
    }

    private bool IsCommon(int run) => _parents > 0 && _counts[run] == _count + _parents;

    private void NotePlaces()
    {
        var keys = 2 * trees.Entries.Names.Count;
        if (_stamps.Length < keys)
        {
            Array.Resize(ref _stamps, 2 * keys);
            Array.Resize(ref _places, 2 * keys);
        }

        _stamp++;
        for (var i = 0; i < _entries.Count; i++)
        {
            var key = trees.Entries.KeyOf(_entries[i]);
            (_places[key], _stamps[key]) = (i, _stamp);
        }

        var count = _entries.Count * _parents;
        if (_matches.Length < count)
        {
            _matches = new int[2 * count];
        }

        _matches.AsSpan(0, count).Fill(None);
    }

    private void Match(int[] entries, int parent)
    {
        foreach (var entry in entries)
        {
            var key = trees.Entries.KeyOf(entry);
            if (_stamps[key] == _stamp)
            {
                _matches[(_places[key] * _parents) + parent] = entry;
            }
            else
            {
                _gone.Add(entry);
            }
        }
    }
}
