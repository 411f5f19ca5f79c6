namespace LeakScan.Git;

/// <summary>
/// What a pass over many objects has to read: for each pack the roots of the delta trees with something wanted in them, in the order of the pack, then the
/// loose objects. Of a pack with little wanted in it the objects are read one by one, because making its delta trees would cost more.
/// Cut into units that the workers take one after the other. Safe for use by several threads.
/// </summary>
internal sealed class WalkPlan
{
    // Enough that taking a unit costs nothing, few enough that no worker is left alone with the last one for long.
    private const int UnitWeight = 64;

    // Making the trees costs about half a microsecond an entry, reading one object by its chain some hundred.
    private const int FewShare = 256;

    private readonly List<WorkUnit> _units = [];
    private readonly DeltaForest?[] _forests;
    private readonly bool[][] _wanted;
    private readonly int[][] _weights;

    // Of a pack the entries that are roots; of a source whose objects are read one by one their positions.
    private readonly int[][] _starts;
    private int _taken = -1;

    /// <summary>Plans a pass.</summary>
    /// <param name="database">The objects.</param>
    /// <param name="forests">The delta trees of the packs.</param>
    /// <param name="isWanted">Whether an object, given by its ordinal, is wanted.</param>
    /// <param name="trees">Where to mark the objects that are trees by their headers, which are then left out; null to read them too.</param>
    public WalkPlan(ObjectDatabase database, PackForests forests, Func<int, bool> isWanted, bool[]? trees = null)
    {
        var count = database.Sources.Count;
        _forests = new DeltaForest?[count];
        _wanted = new bool[count][];
        _weights = new int[count][];
        _starts = new int[count][];
        for (var source = 0; source < count; source++)
        {
            var positions = new List<int>();
            var (objects, size) = (database.Objects, database.Sources[source].Count);
            for (var position = 0; position < size; position++)
            {
                if (objects.Owns(source, position) && isWanted(objects.OrdinalAt(source, position)))
                {
                    positions.Add(position);
                }
            }

            if (source < database.PackCount && positions.Count > size / FewShare)
            {
                var wanted = Mark(positions, forests[source].Count);
                if (trees is not null)
                {
                    LeaveOutTrees(forests[source], wanted, objects, source, trees);
                }

                PlanTrees(source, forests[source], wanted);
            }
            else
            {
                PlanSingles(source, database.Sources[source], positions);
            }
        }
    }

    /// <summary>The next unit that nobody has taken; false when there is none left.</summary>
    public bool TryTake(out WorkUnit unit)
    {
        var number = Interlocked.Increment(ref _taken);
        unit = number < _units.Count ? _units[number] : default;
        return number < _units.Count;
    }

    /// <summary>The delta trees of a source; null where objects are read one by one.</summary>
    public DeltaForest? ForestOf(int source) => _forests[source];

    /// <summary>For each position of a source with delta trees whether it is wanted.</summary>
    public bool[] WantedOf(int source) => _wanted[source];

    /// <summary>The weights of the entries of a source with delta trees.</summary>
    public int[] WeightsOf(int source) => _weights[source];

    /// <summary>What a place in a unit stands for: the entry of a root, or where objects are read one by one a position.</summary>
    public int StartAt(int source, int index) => _starts[source][index];

    private static bool[] Mark(List<int> positions, int count)
    {
        var marks = new bool[count];
        foreach (var position in positions)
        {
            marks[position] = true;
        }

        return marks;
    }

    private static void LeaveOutTrees(DeltaForest forest, bool[] isWanted, ObjectTable objects, int source, bool[] trees)
    {
        for (var entry = 0; entry < forest.Count; entry++)
        {
            var position = forest.PositionOf(entry);
            if (isWanted[position] && forest.KindOf(entry) == ObjectKind.Tree)
            {
                isWanted[position] = false;
                trees[objects.OrdinalAt(source, position)] = true;
            }
        }
    }

    private void PlanTrees(int source, DeltaForest forest, bool[] isWanted)
    {
        var weights = forest.Weigh(isWanted);
        _forests[source] = forest;
        _wanted[source] = isWanted;
        _weights[source] = weights;
        var roots = new List<int>();
        for (var entry = 0; entry < weights.Length; entry++)
        {
            if (weights[entry] > 0 && forest.BaseOf(entry) < 0)
            {
                roots.Add(entry);
            }
        }

        _starts[source] = [.. roots];
        Cut(source, root => weights[root]);
    }

    /// <summary>In the order of the pack, where versions of a file, and what they are built on, lie together.</summary>
    private void PlanSingles(int source, IObjectSource objects, List<int> positions)
    {
        _starts[source] = objects is PackFile pack ? [.. positions.OrderBy(pack.OffsetAt)] : [.. positions];
        Cut(source, _ => 1);
    }

    private void Cut(int source, Func<int, int> weightOf)
    {
        var (start, weight) = (0, 0);
        var starts = _starts[source];
        for (var i = 0; i < starts.Length; i++)
        {
            weight += weightOf(starts[i]);
            if (weight >= UnitWeight)
            {
                _units.Add(new WorkUnit(source, start, i + 1));
                (start, weight) = (i + 1, 0);
            }
        }

        if (start < starts.Length)
        {
            _units.Add(new WorkUnit(source, start, starts.Length));
        }
    }
}
