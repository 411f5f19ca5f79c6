namespace LeakScan.Git;

/// <summary>Runs of entries that follow each other in trees, as numbers. Of a folder's runs one changes from version to version, so each is kept once.</summary>
internal sealed class RunTable
{
    private readonly Dictionary<int[], int> _numbers;
    private readonly Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> _lookup;
    private readonly List<int[]> _runs = [];

    public RunTable()
    {
        _numbers = new Dictionary<int[], int>(new IntListComparer());
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<int>>();
    }

    public int Count => _runs.Count;

    /// <summary>The entries of a run.</summary>
    public int[] this[int number] => _runs[number];

    /// <summary>The number of a run.</summary>
    public int Add(ReadOnlySpan<int> entries)
    {
        if (!_lookup.TryGetValue(entries, out var number))
        {
            number = _runs.Count;
            _runs.Add(entries.ToArray());
            _numbers.Add(_runs[number], number);
        }

        return number;
    }
}
