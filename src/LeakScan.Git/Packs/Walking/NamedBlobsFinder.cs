namespace LeakScan.Git;

/// <summary>Gives each entry of a tree the ordinal of the blob it names.</summary>
internal sealed class NamedBlobsFinder(MissingObjects missing) : TreeScanner(keepsCodes: true)
{
    /// <summary>The code of submodules, and of folders that are there.</summary>
    public const int Nothing = int.MinValue;

    private readonly List<ObjectId> _missing = [];

    /// <summary>What a negative code stands for: an object that is not there.</summary>
    public ObjectId MissingAt(int code) => _missing[~code];

    protected override int Enter(in TreeEntry entry)
    {
        var ordinal = entry.IsSubmodule ? Nothing : missing.Objects.Find(entry.Id);
        if (ordinal < 0 && !entry.IsSubmodule)
        {
            _missing.Add(entry.Id);
            return ~(_missing.Count - 1);
        }

        return entry.IsTree ? Nothing : ordinal;
    }
}
