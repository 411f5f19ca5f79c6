namespace LeakScan.Git;

/// <summary>The delta trees of a repository's packs, each pack's made when it is first asked for. Belongs to one thread.</summary>
/// <param name="database">The objects.</param>
/// <param name="workers">How many threads read headers.</param>
internal sealed class PackForests(ObjectDatabase database, int workers)
{
    private readonly DeltaForest?[] _forests = new DeltaForest?[database.PackCount];

    public DeltaForest this[int source] => _forests[source] ??= new DeltaForest((PackFile)database.Sources[source], workers);
}
