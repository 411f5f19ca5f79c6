namespace LeakScan.Git;

/// <summary>
/// Everywhere a repository keeps objects: the packs and the loose objects of its own object folder and of those it borrows from
/// (https://git-scm.com/docs/gitrepository-layout). A multi-pack-index says nothing that the packs' own indexes do not, so it is not read.
/// A pack that cannot be used does not stop the others: it stands in <see cref="Problems"/>. Safe for use by several threads.
/// </summary>
internal sealed class ObjectDatabase : IDisposable
{
    private readonly List<IObjectSource> _sources = [];
    private readonly List<ObjectProblem> _problems = [];

    /// <summary>Opens what there is. Folders that do not exist hold nothing.</summary>
    /// <param name="folders">The repository's <c>objects</c> folder, and its alternates.</param>
    public ObjectDatabase(IEnumerable<string> folders)
    {
        var packs = new List<PackFile>();
        var loose = new List<LooseFolder>();
        try
        {
            foreach (var folder in folders)
            {
                if (Directory.Exists(folder))
                {
                    Try(folder, () => OpenPacks(Path.Combine(folder, "pack"), packs));
                    Try(folder, () => loose.Add(new LooseFolder(folder)));
                }
            }
        }
        catch
        {
            packs.ForEach(p => p.Dispose());
            throw;
        }

        // An object is read from the first source that holds it: large packs have the longest delta trees to share, loose objects are dearest to read.
        PackCount = packs.Count;
        _sources.AddRange(packs.OrderByDescending(p => p.Count));
        _sources.AddRange(loose.Where(l => l.Count > 0));
        Objects = new ObjectTable(_sources);
    }

    /// <summary>Packs first, the largest first, then folders of loose objects.</summary>
    public IReadOnlyList<IObjectSource> Sources => _sources;

    /// <summary>How many of the sources are packs.</summary>
    public int PackCount { get; }

    public ObjectTable Objects { get; }

    /// <summary>Whether a pack and its index do not belong together, so that any id may stand for other bytes.</summary>
    public bool IsSuspect => _sources.Any(s => s is PackFile { Disagreement: not null });

    /// <summary>Whole packs and folders that cannot be read, or not be trusted.</summary>
    public IReadOnlyList<ObjectProblem> Problems => _problems;

    public void Dispose() => _sources.ForEach(s => s.Dispose());

    private void OpenPacks(string folder, List<PackFile> packs)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        // The order of a listing is the file system's; ours must not be.
        foreach (var index in Directory.EnumerateFiles(folder, "*.idx").Order(StringComparer.Ordinal))
        {
            Try(index, () =>
            {
                var pack = PackFile.Open(index);
                packs.Add(pack);
                if (pack.Disagreement is { } disagreement)
                {
                    _problems.Add(new ObjectProblem(default, ObjectProblemKind.Corrupt, disagreement));
                }
            });
        }
    }

    private void Try(string path, Action open)
    {
        try
        {
            open();
        }
        catch (PackFormatException e)
        {
            _problems.Add(new ObjectProblem(default, ObjectProblemKind.Corrupt, e.Message));
        }
        catch (FileNotFoundException e)
        {
            _problems.Add(new ObjectProblem(default, ObjectProblemKind.Missing, $"'{e.FileName ?? path}' is missing; the objects its index lists cannot be read."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new ObjectProblem(default, ObjectProblemKind.Unreadable, $"'{path}' cannot be read: {Refusal.Of(e)}"));
        }
    }
}
