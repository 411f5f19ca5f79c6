namespace LeakScan.Git;

/// <summary>Makes of a graph of trees what the next run needs of it. Used once.</summary>
/// <param name="graph">The trees.</param>
/// <param name="numberOf">The number of a tree by its ordinal, or of a wanted object by its index, all bits flipped.</param>
internal sealed class TreeRememberer(TreeGraph graph, Func<int, int> numberOf)
{
    private readonly int[][] _codes = [.. graph.Entries.Select(e => new int[e.Targets.Length])]; // one more than the new code; 0 for none yet
    private readonly Dictionary<long, int> _common = []; // new codes by target and name: two workers may have met the same entry
    private readonly List<int> _targets = [];
    private readonly List<int> _names = [];
    private readonly List<int> _list = [];

    /// <summary>The trees that lead somewhere.</summary>
    /// <param name="relevant">Says which do.</param>
    /// <param name="trees">The ordinals of all trees.</param>
    public RememberedTrees Remember(RelevantTrees relevant, IEnumerable<int> trees)
    {
        var (kept, starts, lists) = (new List<int>(), new List<int>(), new PackedLists());
        foreach (var tree in trees)
        {
            if (relevant.Contains(tree) && graph.Find(tree, out var at, out var source) is { } entries)
            {
                _list.Clear();
                for (var code = -1; entries.Lists.TryRead(ref at, ref code);)
                {
                    // A malformed tree may hold an entry twice.
                    if (relevant.Leads(tree, entries.Targets[code]) && NewCode(entries, source, code) is var own && (_list.Count == 0 || _list[^1] != own))
                    {
                        _list.Add(own);
                    }
                }

                kept.Add(tree);
                starts.Add(lists.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_list)));
            }
        }

        var names = new byte[graph.Names.Count][];
        for (var name = 0; name < names.Length; name++)
        {
            names[name] = graph.Names[name];
        }

        return new RememberedTrees(names, [.. _targets], [.. _names], [.. kept], [.. starts], lists);
    }

    private int NewCode(NotedEntries entries, int source, int code)
    {
        if (_codes[source][code] == 0)
        {
            var key = ((long)entries.Targets[code] << 32) | (uint)entries.Names[code];
            if (!_common.TryGetValue(key, out var common))
            {
                _common.Add(key, common = _targets.Count);
                _targets.Add(numberOf(entries.Targets[code]));
                _names.Add(entries.Names[code]);
            }

            _codes[source][code] = common + 1;
        }

        return _codes[source][code] - 1;
    }
}
