using LeakScan.Sources.Ignoring;
using LeakScan.Sources.Reading;
using LeakScan.Sources.Trees;

namespace LeakScan.Sources;

/// <summary>
/// Folders and single files. Inside a repository git's ignore rules hold, tracked files excepted; <c>.git</c> itself is never read. Symbolic links are not
/// followed, so a walk neither leaves its root nor runs in a circle; only a path that the user named may be a link. Files named twice are read once.
/// </summary>
internal sealed class FileTreeSource : ISource
{
    private readonly IReadOnlyList<string> _paths;
    private readonly FileTreeOptions _options;
    private IReadOnlyList<TreeRoot> _files = [];

    /// <summary>A source of these paths; nothing is read before it is asked to.</summary>
    /// <param name="paths">Files and folders, absolute or relative to the current folder.</param>
    /// <param name="options">What of them is read.</param>
    public FileTreeSource(IReadOnlyList<string> paths, FileTreeOptions? options = null)
    {
        _paths = paths;
        _options = options ?? new FileTreeOptions();
    }

    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        IReadOnlyList<TreeRoot> roots;
        using (var reader = _options.CreateReader())
        {
            roots = RootResolver.Resolve(_paths, reader, context.Coverage);
        }

        _files = [.. roots.Where(root => root.IsFile)];
        using var queue = new TreeQueue(context.Workers, Environment.ProcessorCount);
        var ignoring = _options.NoIgnore ? null : new IgnoreLoader(_options.GitUser, context.Coverage);
        queue.Add([.. roots.Reverse().Select(root => new TreeFolder(root, root.Start, ignoring?.ScopeOf(root.Base, root.Start)))], listing: null);
        var walk = new TreeWalk(queue, ignoring, new PathFilter(_options.Include, _options.Exclude), _options.MaxFileSize, _options.CreateReader);
        WorkerThreads.Run(
            context.Workers,
            () =>
            {
                using var worker = new TreeWorker(walk, context);
                worker.Run();
            },
            queue.Stop);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation)
    {
        var named = _files.ToLookup(root => root.Show(root.Start), StringComparer.Ordinal);
        var ignoring = new IgnoreLoader(_options.GitUser, new Coverage());
        return [.. items.Select(item => new ItemLocation(
            item, new FileProvenance(item.Path!), IsIgnored: named[item.Path!].Any(root => ignoring.IsIgnored(root.Base, root.Start))))];
    }
}
