namespace LeakScan.Git;

/// <summary>A graph of commits of a <see cref="CommitTable"/>. Works on numbers only: no id is looked up and no header made before somebody asks for one.</summary>
internal sealed class TableGraph : CommitGraph
{
    private readonly CommitTable _table;
    private readonly ObjectTable _objects;
    private readonly int[] _commits; // by number
    private readonly int[] _numbers; // by index in the table

    /// <param name="table">The commits.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="selected">For each commit of the table whether it is in the graph.</param>
    public TableGraph(CommitTable table, ObjectTable objects, bool[] selected)
    {
        _table = table;
        _objects = objects;
        _numbers = new int[table.Count];
        _commits = new int[table.Count];
        var count = 0;
        for (var commit = 0; commit < _numbers.Length; commit++)
        {
            _numbers[commit] = selected[commit] ? count : -1;
            _commits[count] = commit;
            count += selected[commit] ? 1 : 0;
        }

        Array.Resize(ref _commits, count);
        LinkParents();
    }

    public override int Count => _commits.Length;

    /// <summary>The ordinal of a commit's tree; negative when it is not there.</summary>
    public int TreeOf(int number) => _table.TreeOf(_commits[number]);

    /// <summary>The index in the table.</summary>
    public int CommitAt(int number) => _commits[number];

    public override ObjectId IdOf(int number) => _table.IdOf(_commits[number]);

    public override long TimeOf(int number) => _table.TimeOf(_commits[number]);

    public override CommitHeader HeaderOf(int number) => _table.HeaderOf(_commits[number]);

    public override int IndexOf(ObjectId id) =>
        _objects.Find(id) is >= 0 and var ordinal && _table.IndexOf(ordinal) is >= 0 and var commit ? _numbers[commit] : -1;

    private void LinkParents()
    {
        var starts = new int[_commits.Length + 1];
        var parents = new int[_table.ParentCount];
        var filled = 0;
        for (var number = 0; number < _commits.Length; number++)
        {
            foreach (var parent in _table.ParentIndexesOf(_commits[number]))
            {
                if (parent >= 0 && _numbers[parent] >= 0)
                {
                    parents[filled++] = _numbers[parent];
                }
            }

            starts[number + 1] = filled;
        }

        Array.Resize(ref parents, filled);
        SetParents(starts, parents);
    }
}
