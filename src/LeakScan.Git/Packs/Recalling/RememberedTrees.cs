namespace LeakScan.Git;

/// <summary>
/// Entries of trees, each kept once however many trees hold it, and for every tree that holds one their codes in its order.
/// </summary>
internal sealed class RememberedTrees
{
    private readonly List<byte[]> _names = [];
    private readonly List<(int Target, int Name)> _entries = [];
    private readonly List<int> _trees = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _codes = [];

    public IReadOnlyList<byte[]> Names => _names;

    /// <summary>The entries by code: the number of what they name, and their name's number.</summary>
    public IReadOnlyList<(int Target, int Name)> Entries => _entries;

    public int Count => _trees.Count;

    /// <summary>The relevant trees of a graph, in numbers of the memory.</summary>
    /// <param name="relevant">The trees.</param>
    /// <param name="trees">The ordinals of all trees.</param>
    /// <param name="numberOf">The number of a tree by its ordinal, or of a wanted object by its index, all bits flipped.</param>
    public static RememberedTrees Of(RelevantTrees relevant, IEnumerable<int> trees, Func<int, int> numberOf)
    {
        var remembered = new RememberedTrees();
        var codes = new Dictionary<(int Target, int Name), int>();
        foreach (var tree in trees.Where(relevant.Contains))
        {
            remembered.AddTree(numberOf(tree));
            foreach (var edge in relevant.EdgesOf(tree))
            {
                if (!codes.TryGetValue(edge, out var code))
                {
                    codes.Add(edge, code = remembered._entries.Count);
                    remembered.AddEntry(numberOf(edge.Target), edge.Name);
                }

                remembered.AddCode(code);
            }
        }

        for (var name = 0; name < relevant.Names.Count; name++)
        {
            remembered.AddName(relevant.Names[name]);
        }

        return remembered;
    }

    public void AddName(byte[] name) => _names.Add(name);

    public void AddEntry(int target, int name) => _entries.Add((target, name));

    /// <summary>Adds a tree without entries.</summary>
    public void AddTree(int tree)
    {
        _trees.Add(tree);
        _starts.Add(_codes.Count);
    }

    /// <summary>Adds an entry to the tree added last.</summary>
    public void AddCode(int code) => _codes.Add(code);

    public int TreeAt(int index) => _trees[index];

    public ReadOnlySpan<int> CodesAt(int index)
    {
        var end = index + 1 < _starts.Count ? _starts[index + 1] : _codes.Count;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_codes)[_starts[index]..end];
    }
}
