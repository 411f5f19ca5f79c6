namespace LeakScan.Git;

/// <summary>
/// Looks whether everything that trees name is there. Trees read one after the other are versions of one directory and name the same objects again, so the
/// ones found last are remembered in a table that stays in the processor's cache; looking them all up would miss it three times for each.
/// </summary>
internal sealed class MissingFinder(MissingObjects missing) : TreeScanner(keepsCodes: false)
{
    private const int RecentCount = 8192;

    private readonly ObjectId[] _recent = [.. Enumerable.Repeat(MissingObjects.EmptyTree, RecentCount)];

    protected override int Enter(in TreeEntry entry)
    {
        ref var recent = ref _recent[(int)(entry.Id.Head % RecentCount)];
        if (!entry.IsSubmodule && recent != entry.Id)
        {
            missing.Require(entry.Id);
            recent = entry.Id;
        }

        // What an entry names is not asked for again.
        return 0;
    }
}
