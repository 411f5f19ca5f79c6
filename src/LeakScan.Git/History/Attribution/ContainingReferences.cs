using System.Numerics;

namespace LeakScan.Git;

/// <summary>
/// Which references contain which commits. For 64 commits at a time one pass over all commits, parents first, hands a bit of each from parents to children;
/// that a reference contains a commit is then one test. Commits are renumbered by their place in the order first, so that a pass runs through memory from
/// front to back, and it starts only at the first of the 64.
/// </summary>
internal sealed class ContainingReferences
{
    private const int Batch = 64;

    private readonly int[] _places; // by number
    private readonly int[] _parents; // as places
    private readonly int[] _parentStarts; // by place
    private readonly ulong[] _contained; // by place

    private ContainingReferences(CommitGraph graph, int[] order)
    {
        _places = Places(graph.Count, order);
        _contained = new ulong[graph.Count];
        _parentStarts = new int[order.Length + 1];
        var parents = new int[order.Length];
        var filled = 0;
        for (var place = 0; place < order.Length; place++)
        {
            foreach (var parent in graph.Parents(order[place]))
            {
                if (filled == parents.Length)
                {
                    Array.Resize(ref parents, 2 * filled);
                }

                parents[filled++] = _places[parent];
            }

            _parentStarts[place + 1] = filled;
        }

        _parents = parents;
    }

    /// <summary>For each wanted commit the names of the references that reach it: the first in ordinal order, at most <paramref name="limit"/>.</summary>
    /// <param name="graph">The commits.</param>
    /// <param name="order">Their numbers, parents before children.</param>
    /// <param name="references">Names and the commits they lead to; sorted by name, ordinally.</param>
    /// <param name="wanted">Numbers of the wanted commits, each once.</param>
    /// <param name="limit">The most names for a commit.</param>
    public static Dictionary<int, IReadOnlyList<string>> Find(
        CommitGraph graph, int[] order, IReadOnlyList<(string Name, int Commit)> references, IReadOnlyCollection<int> wanted, int limit)
    {
        var found = new Dictionary<int, IReadOnlyList<string>>();
        if (wanted.Count == 0)
        {
            return found;
        }

        var finder = new ContainingReferences(graph, order);
        int[] sorted = [.. wanted.OrderBy(commit => finder._places[commit])];
        for (var start = 0; start < sorted.Length; start += Batch)
        {
            finder.Add(found, sorted.AsSpan(start, Math.Min(Batch, sorted.Length - start)), references, limit);
        }

        return found;
    }

    /// <summary>Commits that are on a circle, and so in no order, get places behind the others.</summary>
    private static int[] Places(int count, int[] order)
    {
        var places = new int[count];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place + 1;
        }

        var free = order.Length;
        for (var number = 0; number < count; number++)
        {
            places[number] = places[number] > 0 ? places[number] - 1 : free++;
        }

        return places;
    }

    private void Add(Dictionary<int, IReadOnlyList<string>> found, ReadOnlySpan<int> batch, IReadOnlyList<(string Name, int Commit)> references, int limit)
    {
        Array.Clear(_contained);
        for (var i = 0; i < batch.Length; i++)
        {
            _contained[_places[batch[i]]] = 1UL << i;
        }

        for (var place = _places[batch[0]]; place < _parentStarts.Length - 1; place++)
        {
            var bits = _contained[place];
            for (var i = _parentStarts[place]; i < _parentStarts[place + 1]; i++)
            {
                bits |= _contained[_parents[i]];
            }

            _contained[place] = bits;
        }

        var names = new List<string>[batch.Length];
        for (var i = 0; i < names.Length; i++)
        {
            found.Add(batch[i], names[i] = []);
        }

        var open = batch.Length == Batch ? ulong.MaxValue : (1UL << batch.Length) - 1;
        foreach (var (name, commit) in references)
        {
            for (var bits = _contained[_places[commit]] & open; bits != 0; bits &= bits - 1)
            {
                var i = BitOperations.TrailingZeroCount(bits);
                names[i].Add(name);
                open = names[i].Count < limit ? open : open & ~(1UL << i);
            }
        }
    }
}
