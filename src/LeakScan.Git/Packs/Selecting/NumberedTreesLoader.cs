namespace LeakScan.Git;

/// <summary>Reads the trees of a repository's packs once, along their deltas: about 1 s of CPU for git/git.</summary>
internal static class NumberedTreesLoader
{
    /// <summary>Reads them. What cannot be read this way is left out: there may be another copy of it, or nobody asks for it.</summary>
    /// <param name="database">The objects.</param>
    /// <param name="forests">The delta trees of the packs.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="verify">Whether a tree counts only when its bytes are those of its id.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="cancellation">Stops early.</param>
    public static NumberedTrees Load(
        ObjectDatabase database, PackForests forests, ReadLimits limits, bool verify, int workers, CancellationToken cancellation)
    {
        var trees = new NumberedTrees(new MissingObjects(database.Objects));
        var isTree = FindTrees(database, forests);
        new ObjectPass(database, limits, verify).Run(
            new WalkPlan(database, forests, ordinal => isTree[ordinal]), workers, () => trees.CreateSink(verify), (_, _, _) => { }, cancellation);
        trees.Merge();
        return trees;
    }

    /// <summary>Marks what is a tree as far as the packs' headers say. Loose trees are read when they are asked for.</summary>
    private static bool[] FindTrees(ObjectDatabase database, PackForests forests)
    {
        var trees = new bool[database.Objects.Count];
        for (var source = 0; source < database.PackCount; source++)
        {
            var forest = forests[source];
            for (var entry = 0; entry < forest.Count; entry++)
            {
                var position = forest.PositionOf(entry);
                if (database.Objects.Owns(source, position))
                {
                    trees[database.Objects.OrdinalAt(source, position)] = forest.KindOf(entry) is default(ObjectKind) or ObjectKind.Tree;
                }
            }
        }

        return trees;
    }
}
