namespace LeakScan.Git;

/// <summary>
/// A memory laid over the objects that are there now. What was read then and is there now is known and need not be visited again. How commits and trees hang
/// together is taken from the memory only if nothing of it is gone: then whatever its trees name is still there, or was missing then too. Otherwise
/// commits and trees are read again. Read by several threads at once.
/// </summary>
internal sealed class Recollection
{
    private readonly HistoryMemory _memory;
    private readonly int[] _ordinals; // by number; -1 for what is gone
    private readonly int[] _numbers; // by ordinal; -1 for what is new
    private readonly HashSet<int> _again = [];

    /// <param name="memory">The memory.</param>
    /// <param name="objects">The objects that are there.</param>
    /// <param name="shallow">Commits that count as having no parents.</param>
    public Recollection(HistoryMemory memory, ObjectTable objects, IReadOnlySet<ObjectId> shallow)
    {
        _memory = memory;
        _ordinals = new int[memory.Ids.Length];
        _numbers = new int[objects.Count];
        Array.Fill(_ordinals, -1);
        Array.Fill(_numbers, -1);
        Match(objects);
        HasStructure = memory.Structure is { } structure && Array.IndexOf(_ordinals, -1) < 0 && shallow.SetEquals(structure.Shallow);
    }

    /// <summary>Whether commits and trees need not be read again.</summary>
    public bool HasStructure { get; }

    /// <summary>Whether an object is remembered.</summary>
    public bool Contains(int ordinal) => _numbers[ordinal] >= 0;

    /// <summary>Whether an object need not be visited.</summary>
    public bool IsKnown(int ordinal) => _numbers[ordinal] >= 0 && !_again.Contains(ordinal);

    /// <summary>Makes objects unknown, so that they are visited again. Called before they are read.</summary>
    public void Revisit(IEnumerable<int> ordinals) => _again.UnionWith(ordinals);

    /// <summary>Whether it is remembered what a commit or tree names.</summary>
    public bool KnowsStructureOf(int ordinal) => HasStructure && _numbers[ordinal] >= 0;

    /// <summary>Whether an object must be read: to be visited, or for what it names.</summary>
    public bool MustRead(int ordinal) =>
        !IsKnown(ordinal) || (!HasStructure && _memory.Kinds[_numbers[ordinal]] is (byte)ObjectKind.Commit or (byte)ObjectKind.Tree);

    public byte KindOf(int ordinal) => _memory.Kinds[_numbers[ordinal]];

    public int SizeOf(int ordinal) => _memory.Sizes[_numbers[ordinal]];

    /// <summary>The commits, in the numbers of this run.</summary>
    public CommitCollector RecallCommits(MissingObjects missing)
    {
        var recalled = new CommitCollector();
        var commits = _memory.Structure!.Commits;
        for (var i = 0; i < commits.Count; i++)
        {
            recalled.Add(_ordinals[commits.CommitAt(i)], NumberNow(commits.TreeAt(i)), commits.TimeAt(i));
            foreach (var parent in commits.ParentsAt(i))
            {
                recalled.AddParent(NumberNow(parent));
            }
        }

        // Trees that are not read again may name these.
        foreach (var id in _memory.Structure.Missing)
        {
            missing.Require(id);
        }

        return recalled;

        int NumberNow(int number) => number < _ordinals.Length ? _ordinals[number] : missing.Require(_memory.IdOf(number));
    }

    /// <summary>Whether the remembered trees tell all places of some objects: new ones stand in new trees, or were missing then.</summary>
    public bool KnowsTreesOf(IEnumerable<ObjectId> wanted, ObjectTable objects)
    {
        if (!HasStructure)
        {
            return false;
        }

        var located = _memory.Structure!.Located.Select(number => _ordinals[number]).ToHashSet();
        return wanted.Select(id => objects.Find(id)).All(ordinal => ordinal < 0 || _numbers[ordinal] < 0 || located.Contains(ordinal));
    }

    /// <summary>Hands over the remembered trees.</summary>
    /// <param name="sink">Where they go.</param>
    /// <param name="resolve">What an id stands for: the ordinal of a tree, the number of a wanted object, all bits flipped; null for what is not wanted.</param>
    public void RecallTrees(EdgeSink sink, Func<ObjectId, int?> resolve)
    {
        var trees = _memory.Structure!.Trees;
        var codes = trees.Entries.Select(e => resolve(_memory.IdOf(e.Target)) is { } target ? sink.Finder.Add(target, trees.Names[e.Name]) : -1).ToArray();
        var list = new List<int>();
        for (var i = 0; i < trees.Count; i++)
        {
            list.Clear();
            foreach (var code in trees.CodesAt(i))
            {
                // A malformed tree may hold an entry twice.
                if (list.Count == 0 || list[^1] != codes[code])
                {
                    list.Add(codes[code]);
                }
            }

            sink.Add(_ordinals[trees.TreeAt(i)], System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
        }
    }

    /// <summary>Both lists of ids are sorted.</summary>
    private void Match(ObjectTable objects)
    {
        var ordinal = 0;
        for (var number = 0; number < _ordinals.Length; number++)
        {
            var order = 1;
            while (ordinal < objects.Count && (order = objects.IdAt(ordinal).CompareTo(_memory.Ids[number])) < 0)
            {
                ordinal++;
            }

            if (ordinal < objects.Count && order == 0)
            {
                _ordinals[number] = ordinal;
                _numbers[ordinal] = number;
            }
        }
    }
}
