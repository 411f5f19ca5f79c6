namespace LeakScan.Git;

/// <summary>
/// The trees of a repository as numbers: a tree is a list of runs, a run a list of entries, and what trees have in common is kept once. Comparing two versions
/// of a folder so means comparing a few dozen numbers, and the 59 million entries of git/git's trees take some 60 MB. A tree or blob is its ordinal, or what
/// <see cref="MissingObjects.Require"/> gives. Each worker has numbers of its own, until <see cref="Merge"/> makes one set of them.
/// </summary>
internal sealed class NumberedTrees(MissingObjects missing)
{
    private readonly long[] _lists = new long[missing.Objects.Count]; // worker and place, plus one; 0 for what was not read
    private readonly List<TreeNumberer> _numberers = [];
    private readonly HashSet<int> _malformed = [];
    private (IntLists Lists, int[] RunOf)[] _others = [];

    /// <summary>The entries of all trees.</summary>
    public EntryTable Entries => _numberers[0].Entries;

    /// <summary>The runs of all trees.</summary>
    public RunTable Runs => _numberers[0].Runs;

    /// <summary>The number of an object.</summary>
    public int NumberOf(ObjectId id) => missing.Require(id);

    public ObjectId IdOf(int number) => number >= 0 ? missing.Objects.IdAt(number) : missing[number];

    /// <summary>Makes what notes the trees that one more worker reads.</summary>
    public TreeNumberSink CreateSink(bool verify)
    {
        lock (_numberers)
        {
            _numberers.Add(new TreeNumberer(missing));
            return new TreeNumberSink(this, _numberers[^1], _numberers.Count - 1, verify);
        }
    }

    /// <summary>Notes where a tree's runs are. Each tree is read by one worker.</summary>
    public void Add(int tree, int worker, int place, bool isMalformed)
    {
        _lists[tree] = ((long)worker << 32) + place + 1;
        if (isMalformed)
        {
            lock (_malformed)
            {
                _malformed.Add(tree);
            }
        }
    }

    /// <summary>Makes the numbers of the first worker those of all.</summary>
    public void Merge()
    {
        _others = new (IntLists, int[])[_numberers.Count];
        for (var worker = 1; worker < _numberers.Count; worker++)
        {
            var (entries, runs) = (_numberers[worker].Entries, _numberers[worker].Runs);
            var entryOf = new int[entries.Count];
            for (var entry = 0; entry < entryOf.Length; entry++)
            {
                entryOf[entry] = Entries.Add(entries.TargetOf(entry), entries.IsTree(entry), entries.Names[entries.NameOf(entry)]);
            }

            var runOf = new int[runs.Count];
            for (var run = 0; run < runOf.Length; run++)
            {
                runOf[run] = Runs.Add(Array.ConvertAll(runs[run], entry => entryOf[entry]));
            }

            _others[worker] = (_numberers[worker].Lists, runOf);
        }

        _numberers.RemoveRange(1, _numberers.Count - 1);
    }

    /// <summary>Adds a tree that was read by itself. After <see cref="Merge"/>.</summary>
    public void Add(int tree, ReadOnlySpan<byte> content)
    {
        var entries = _numberers[0].Scan(content);
        Add(tree, 0, _numberers[0].Note(entries.Codes), entries.IsMalformed);
        _numberers[0].Release(entries);
    }

    /// <summary>Whether a tree was read.</summary>
    public bool Contains(int tree) => tree >= 0 && _lists[tree] != 0;

    /// <summary>Whether a tree stops making sense before its end.</summary>
    public bool IsMalformed(int tree) => _malformed.Contains(tree);

    /// <summary>Appends the runs of a tree that was read to a list.</summary>
    public void CopyRuns(int tree, List<int> runs)
    {
        var (worker, place) = ((int)((_lists[tree] - 1) >> 32), (int)(uint)(_lists[tree] - 1));
        if (worker == 0)
        {
            runs.AddRange(_numberers[0].Lists.At(place));
            return;
        }

        foreach (var run in _others[worker].Lists.At(place))
        {
            runs.Add(_others[worker].RunOf[run]);
        }
    }
}
