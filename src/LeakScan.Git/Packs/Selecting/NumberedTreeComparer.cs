using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>Compares trees that were all read before, as numbers; says the same as <see cref="TreeComparer"/>. Has no recursion that a deep tree could exhaust.</summary>
/// <param name="trees">The trees.</param>
/// <param name="objects">Reads those that could not be read along their deltas.</param>
/// <param name="report">Gets trees of commits that cannot be read; perhaps more than once.</param>
internal sealed class NumberedTreeComparer(NumberedTrees trees, IObjectReader objects, Action<ObjectProblem> report) : ITreeComparer
{
    private readonly EntryTable _entries = trees.Entries;
    private readonly FolderDifference _difference = new(trees);
    private readonly Dictionary<int, ObjectProblem> _problems = [];
    private readonly ObjectBuffer _buffer = new();
    private readonly List<int> _folder = [];
    private readonly List<List<int>> _parents = [];
    private readonly Stack<Item> _open = new();
    private readonly HashSet<int[]> _seen = new(new IntListComparer());

    /// <inheritdoc/>
    public void Compare(ObjectId tree, IReadOnlyList<ObjectId> parents, Action<ObjectId> added, Action<ObjectId> removed)
    {
        if (parents.Contains(tree))
        {
            return;
        }

        // Paths do not matter, so what was compared with the same folders of the parents is not compared again.
        _seen.Clear();
        _open.Push(new Item(trees.NumberOf(tree), IsRemoved: false, [.. parents.Select(trees.NumberOf)]));
        while (_open.TryPop(out var folder))
        {
            if (_seen.Add([folder.IsRemoved ? 1 : 0, folder.Tree, .. folder.Parents]))
            {
                Read(folder);
                FindNew(blob => added(trees.IdOf(blob)), blob => removed(trees.IdOf(blob)));
                FindGone(blob => removed(trees.IdOf(blob)));
            }
        }
    }

    /// <summary>Reads a folder and the parents' versions of it; a removed one is such a version of nothing.</summary>
    private void Read(Item folder)
    {
        _folder.Clear();
        if (!folder.IsRemoved)
        {
            ReadRuns(folder.Tree, _folder, report);
        }

        int[] parents = folder.IsRemoved ? [folder.Tree] : folder.Parents;
        while (_parents.Count < parents.Length)
        {
            _parents.Add([]);
        }

        for (var i = 0; i < parents.Length; i++)
        {
            ReadRuns(parents[i], _parents[i], _ => { });
        }

        _difference.Compare(_folder, CollectionsMarshal.AsSpan(_parents)[..parents.Length]);
    }

    private void FindNew(Action<int> added, Action<int> removed)
    {
        for (var i = 0; i < _difference.Entries.Count; i++)
        {
            var entry = _difference.Entries[i];
            var matches = _difference.MatchesOf(i);
            var isNew = !matches.Contains(entry);
            if (_entries.IsTree(entry))
            {
                if (isNew)
                {
                    _open.Push(new Item(_entries.TargetOf(entry), IsRemoved: false, TargetsOf(matches)));
                }

                continue;
            }

            if (isNew)
            {
                added(_entries.TargetOf(entry));
            }

            foreach (var match in matches)
            {
                if (match >= 0 && match != entry)
                {
                    removed(_entries.TargetOf(match));
                }
            }
        }
    }

    private void FindGone(Action<int> removed)
    {
        foreach (var entry in _difference.Gone)
        {
            if (_entries.IsTree(entry))
            {
                _open.Push(new Item(_entries.TargetOf(entry), IsRemoved: true, []));
            }
            else
            {
                removed(_entries.TargetOf(entry));
            }
        }
    }

    private int[] TargetsOf(ReadOnlySpan<int> matches)
    {
        var targets = new List<int>(matches.Length);
        foreach (var match in matches)
        {
            if (match >= 0)
            {
                targets.Add(_entries.TargetOf(match));
            }
        }

        return [.. targets];
    }

    /// <summary>Fills a list with the runs of a tree; with none when it cannot be read.</summary>
    private void ReadRuns(int tree, List<int> runs, Action<ObjectProblem> fail)
    {
        runs.Clear();
        if (!trees.Contains(tree) && !_problems.ContainsKey(tree))
        {
            if (TreeWalker.ReadTree(objects, trees.IdOf(tree), _buffer) is { } problem)
            {
                _problems.Add(tree, problem);
            }
            else if (tree >= 0)
            {
                trees.Add(tree, _buffer.Content);
            }
        }

        if (_problems.TryGetValue(tree, out var known))
        {
            fail(known);
        }

        if (trees.Contains(tree))
        {
            trees.CopyRuns(tree, runs);
            if (trees.IsMalformed(tree))
            {
                fail(ObjectProblem.MalformedTree(trees.IdOf(tree)));
            }
        }
    }

    private readonly record struct Item(int Tree, bool IsRemoved, int[] Parents);
}
