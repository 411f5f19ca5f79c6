using System.Buffers.Binary;

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
    private readonly bool[] _again; // by ordinal

    /// <param name="memory">The memory.</param>
    /// <param name="objects">The objects that are there.</param>
    /// <param name="shallow">Commits that count as having no parents.</param>
    public Recollection(HistoryMemory memory, ObjectTable objects, IReadOnlySet<ObjectId> shallow)
    {
        _memory = memory;
        _ordinals = new int[memory.Count];
        _numbers = new int[objects.Count];
        _again = new bool[objects.Count];
        Array.Fill(_ordinals, -1);
        Array.Fill(_numbers, -1);
        var matched = Match(objects);
        NewCount = objects.Count - matched;
        HasStructure = memory.Structure is { } structure && matched == memory.Count && shallow.SetEquals(structure.Shallow);
    }

    /// <summary>Whether commits and trees need not be read again.</summary>
    public bool HasStructure { get; }

    /// <summary>How many objects are not remembered.</summary>
    public int NewCount { get; }

    /// <summary>Whether an object need not be visited.</summary>
    public bool IsKnown(int ordinal) => _numbers[ordinal] >= 0 && !_again[ordinal];

    /// <summary>Makes objects unknown, so that they are visited again. Called before they are read.</summary>
    /// <param name="ordinals">The objects; -1 for what is gone.</param>
    public void Revisit(IEnumerable<int> ordinals)
    {
        foreach (var ordinal in ordinals)
        {
            if (ordinal >= 0)
            {
                _again[ordinal] = true;
            }
        }
    }

    /// <summary>Whether it is remembered what a commit or tree names.</summary>
    public bool KnowsStructureOf(int ordinal) => HasStructure && _numbers[ordinal] >= 0;

    /// <summary>Marks what need not be read: neither to be visited nor for what it names.</summary>
    public void TakeOver(byte[] kinds, int[] sizes)
    {
        for (var ordinal = 0; ordinal < kinds.Length; ordinal++)
        {
            var number = _numbers[ordinal];
            if (number >= 0 && !_again[ordinal] && (HasStructure || _memory.Kinds[number] is not ((byte)ObjectKind.Commit or (byte)ObjectKind.Tree)))
            {
                (kinds[ordinal], sizes[ordinal]) = (_memory.Kinds[number], _memory.Sizes[number]);
            }
        }
    }

    /// <summary>The commits, in the numbers of this run.</summary>
    public CommitCollector RecallCommits(MissingObjects missing)
    {
        var commits = _memory.Structure!.Commits;
        var recalled = new CommitCollector(
            NumbersNow(commits.Commits), NumbersNow(commits.Trees), commits.Times, commits.ParentStarts, NumbersNow(commits.Parents));

        // Trees that are not read again may name these.
        foreach (var id in _memory.Structure.Missing)
        {
            missing.Require(id);
        }

        return recalled;

        int[] NumbersNow(ReadOnlySpan<int> numbers)
        {
            var now = new int[numbers.Length];
            for (var i = 0; i < now.Length; i++)
            {
                now[i] = numbers[i] < _ordinals.Length ? _ordinals[numbers[i]] : missing.Require(_memory.IdOf(numbers[i]));
            }

            return now;
        }
    }

    /// <summary>Whether the remembered trees tell all places of some objects: new ones stand in new trees, or were missing then.</summary>
    public bool KnowsTreesOf(IEnumerable<ObjectId> wanted, ObjectTable objects)
    {
        if (!HasStructure)
        {
            return false;
        }

        var located = new HashSet<int>(_memory.Structure!.Located);
        foreach (var id in wanted)
        {
            if (objects.Find(id) is >= 0 and var ordinal && _numbers[ordinal] >= 0 && !located.Contains(_numbers[ordinal]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The objects whose places the remembered trees tell.</summary>
    public IEnumerable<ObjectId> ListLocated() => _memory.Structure!.Located.Select(_memory.IdOf);

    /// <summary>The remembered trees.</summary>
    /// <param name="objects">The objects that are there.</param>
    /// <param name="isTree">Whether an object is a tree, by its ordinal.</param>
    /// <param name="wanted">What is looked for, complete.</param>
    public RecalledTrees RecallTrees(ObjectTable objects, Func<int, bool> isTree, WantedObjects wanted)
    {
        var trees = _memory.Structure!.Trees;
        var targets = new int[trees.Targets.Length];
        for (var code = 0; code < targets.Length; code++)
        {
            // What was missing then may be there now.
            var number = trees.Targets[code];
            var ordinal = number < _ordinals.Length ? _ordinals[number] : objects.Find(_memory.IdOf(number));
            targets[code] = ordinal >= 0 && isTree(ordinal) ? ordinal : wanted.TargetOf(_memory.IdOf(number));
        }

        return new RecalledTrees(
            new NameTable(trees.Names), new NotedEntries(targets, trees.EntryNames, trees.Lists), Array.ConvertAll(trees.Trees, n => _ordinals[n]), trees.Starts);
    }

    /// <summary>Both lists of ids are sorted. What is not, because the bytes are no memory of ours, looks gone. Returns how many are there.</summary>
    private int Match(ObjectTable objects)
    {
        var (ordinal, matched) = (0, 0);
        var ids = _memory.Ids.Span;
        for (var number = 0; number < _ordinals.Length && ordinal < objects.Count; number++)
        {
            // Of nearly all ids the first bytes tell which comes first.
            var head = BinaryPrimitives.ReadUInt64BigEndian(ids[(number * ObjectId.Size)..]);
            var order = Compare(head, number);
            while (order < 0 && ++ordinal < objects.Count)
            {
                order = Compare(head, number);
            }

            if (order == 0)
            {
                (_ordinals[number], _numbers[ordinal]) = (ordinal, number);
                ordinal++;
                matched++;
            }
        }

        return matched;

        int Compare(ulong head, int number) =>
            objects.HeadAt(ordinal) is var own && own != head ? own.CompareTo(head) : objects.IdAt(ordinal).CompareTo(_memory.IdOf(number));
    }
}
