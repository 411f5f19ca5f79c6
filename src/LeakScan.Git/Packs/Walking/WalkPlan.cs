namespace LeakScan.Git;

/// <summary>
/// What a pass over all objects has to read: for each pack the roots of the delta trees with something wanted in them, in the order of the pack, then the
/// loose objects. Cut into units that the workers take one after the other. Safe for use by several threads.
/// </summary>
internal sealed class WalkPlan
{
    // Enough that taking a unit costs nothing, few enough that no worker is left alone with the last one for long.
    private const int UnitWeight = 64;

    private readonly List<WorkUnit> _units = [];
    private readonly DeltaForest?[] _forests;
    private readonly Func<int, bool> _isWanted;
    private readonly int[][] _weights;
    private readonly int[][] _roots;
    private int _taken = -1;

    /// <summary>Plans a pass.</summary>
    /// <param name="database">The objects.</param>
    /// <param name="forests">The delta trees of each pack, in the order of the sources.</param>
    /// <param name="isWanted">Whether an object, given by its ordinal, is wanted.</param>
    public WalkPlan(ObjectDatabase database, IReadOnlyList<DeltaForest> forests, Func<int, bool> isWanted)
    {
        _isWanted = isWanted;
        _forests = [.. forests];
        _weights = new int[forests.Count][];
        _roots = new int[forests.Count][];
        for (var source = 0; source < forests.Count; source++)
        {
            var forest = forests[source];
            var number = source;
            _weights[source] = forest.Weigh(entry => IsWanted(database, number, forest.PositionOf(entry)));
            _roots[source] = [.. Enumerable.Range(0, forest.Count).Where(e => forest.BaseOf(e) < 0 && _weights[number][e] > 0)];
            Cut(source, _roots[source].Length, root => _weights[number][_roots[number][root]]);
        }

        for (var source = forests.Count; source < database.Sources.Count; source++)
        {
            Cut(source, database.Sources[source].Count, _ => 1);
        }
    }

    /// <summary>The next unit that nobody has taken; false when there is none left.</summary>
    public bool TryTake(out WorkUnit unit)
    {
        var number = Interlocked.Increment(ref _taken);
        unit = number < _units.Count ? _units[number] : default;
        return number < _units.Count;
    }

    /// <summary>Whether the copy of an object at a position of a source is to be read.</summary>
    public bool IsWanted(ObjectDatabase database, int source, int position) =>
        database.Objects.Owns(source, position) && _isWanted(database.Objects.OrdinalAt(source, position));

    /// <summary>The delta trees of a source; null for loose objects.</summary>
    public DeltaForest? ForestOf(int source) => source < _forests.Length ? _forests[source] : null;

    public int[] WeightsOf(int source) => _weights[source];

    /// <summary>The entry that a root of a unit stands for.</summary>
    public int RootAt(int source, int root) => _roots[source][root];

    private void Cut(int source, int count, Func<int, int> weightOf)
    {
        var (start, weight) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            weight += weightOf(i);
            if (weight >= UnitWeight)
            {
                _units.Add(new WorkUnit(source, start, i + 1));
                (start, weight) = (i + 1, 0);
            }
        }

        if (start < count)
        {
            _units.Add(new WorkUnit(source, start, count));
        }
    }
}
