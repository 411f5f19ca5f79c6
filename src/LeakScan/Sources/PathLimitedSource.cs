using LeakScan.Git;
using LeakScan.Sources.Trees;

namespace LeakScan.Sources;

/// <summary>
/// Another source without what stands at unwanted paths. Content of a history has a path only when it is located, so it is read all the same, once for
/// all its paths; only its findings at unwanted ones do not count. So what one run leaves to the next does not depend on the paths either.
/// </summary>
internal sealed class PathLimitedSource : IRecallingSource
{
    private readonly ISource _source;
    private readonly IRecallingSource? _recalling;
    private readonly PathFilter _filter;
    private Coverage? _coverage;

    /// <param name="source">The source.</param>
    /// <param name="include">Globs; when there are any, only files that match one are wanted.</param>
    /// <param name="exclude">Globs of files and folders that are not wanted.</param>
    public PathLimitedSource(ISource source, IReadOnlyList<string> include, IReadOnlyList<string> exclude)
    {
        _source = source;
        _recalling = source as IRecallingSource;
        _filter = new PathFilter(include, exclude);
    }

    /// <inheritdoc/>
    public bool CanReadAgain => _source.CanReadAgain;

    /// <inheritdoc/>
    public string? Place => _recalling?.Place;

    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        _coverage = context.Coverage;
        _source.Read(context);
    }

    /// <inheritdoc/>
    public void ReadAgain(IReadOnlyCollection<SourceItem> items, IContentSink sink) => _source.ReadAgain(items, sink);

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation)
    {
        var wanted = new List<ItemLocation>();
        var unwanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var location in _source.Locate(items, cancellation))
        {
            // What has no path, such as a commit's message, no glob speaks of.
            if (location.Provenance is not GitProvenance { Location: { Kind: ObjectKind.Blob, Path: { } path } } || Wants(path))
            {
                wanted.Add(location);
            }
            else if (unwanted.Add(path))
            {
                _coverage?.Omit(OmissionReason.Ignored, path);
            }
        }

        return wanted;
    }

    /// <inheritdoc/>
    public bool Recall(SourceMemory memory) => _recalling?.Recall(memory) == true;

    /// <inheritdoc/>
    public bool IsRecalled(SourceItem item) => _recalling?.IsRecalled(item) == true;

    /// <inheritdoc/>
    public void Revisit(IEnumerable<SourceItem> items) => _recalling?.Revisit(items);

    /// <inheritdoc/>
    public SourceMemory? Memorize() => _recalling?.Memorize();

    private bool Wants(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (!_filter.WantsFolder(path[..slash]))
            {
                return false;
            }
        }

        return _filter.WantsFile(path);
    }
}
