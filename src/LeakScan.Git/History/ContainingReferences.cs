using System.Numerics;

namespace LeakScan.Git;

/// <summary>
/// Which references contain which commits. For 64 commits at a time one pass over all commits, parents first, hands a bit of each from parents to children;
/// that a reference contains a commit is then one test.
/// </summary>
internal static class ContainingReferences
{
    private const int Batch = 64;

    /// <summary>For each wanted commit the names of the references that reach it: the first in ordinal order, at most <paramref name="limit"/>.</summary>
    /// <param name="graph">The commits.</param>
    /// <param name="order">Their numbers, parents before children.</param>
    /// <param name="references">Names and the commits they lead to; sorted by name, ordinally.</param>
    /// <param name="wanted">Numbers of the wanted commits, each once.</param>
    /// <param name="limit">The most names for a commit.</param>
    public static Dictionary<int, IReadOnlyList<string>> Find(
        CommitGraph graph, int[] order, IReadOnlyList<(string Name, int Commit)> references, IReadOnlyList<int> wanted, int limit)
    {
        var found = new Dictionary<int, IReadOnlyList<string>>();
        var contained = new ulong[graph.Count];
        for (var start = 0; start < wanted.Count; start += Batch)
        {
            var batch = wanted.Skip(start).Take(Batch).ToArray();
            Array.Clear(contained);
            for (var i = 0; i < batch.Length; i++)
            {
                contained[batch[i]] = 1UL << i;
            }

            foreach (var commit in order)
            {
                foreach (var parent in graph.Parents(commit))
                {
                    contained[commit] |= contained[parent];
                }
            }

            var names = Array.ConvertAll(batch, _ => new List<string>());
            var open = batch.Length == Batch ? ulong.MaxValue : (1UL << batch.Length) - 1;
            foreach (var (name, commit) in references)
            {
                for (var bits = contained[commit] & open; bits != 0; bits &= bits - 1)
                {
                    var i = BitOperations.TrailingZeroCount(bits);
                    names[i].Add(name);
                    open = names[i].Count < limit ? open : open & ~(1UL << i);
                }
            }

            for (var i = 0; i < batch.Length; i++)
            {
                found.Add(batch[i], names[i]);
            }
        }

        return found;
    }
}
