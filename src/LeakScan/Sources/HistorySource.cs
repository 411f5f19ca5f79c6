using System.Collections.Concurrent;
using LeakScan.Git;
using LeakScan.Sources.Reading;

namespace LeakScan.Sources;

/// <summary>
/// The history of a repository: every selected blob, and the text of commits and annotated tags, each once. Where they come from is asked only for those with
/// matches, because that costs a walk over all trees.
/// </summary>
internal sealed class HistorySource : ISource
{
    private readonly IHistoryReader _reader;
    private readonly HistorySelection _selection;
    private Coverage? _coverage;

    /// <summary>A source over a reader, which stays its owner's to dispose of, after <see cref="Locate"/>.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="selection">What the reader was opened with.</param>
    public HistorySource(IHistoryReader reader, HistorySelection selection)
    {
        _reader = reader;
        _selection = selection;
    }

    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        _coverage = context.Coverage;
        var visitors = new ConcurrentQueue<HistoryVisitor>();
        HistoryCounts? counts = null;
        try
        {
            counts = _reader.Read(context.Workers, Create, context.Cancellation);
        }
        finally
        {
            // Cancelled or failed: what was visited until then.
            counts ??= new HistoryCounts(visitors.Sum(v => v.Commits), visitors.Sum(v => v.Blobs), visitors.Sum(v => v.Tags), visitors.Sum(v => v.Bytes), []);
            context.Coverage.AddObjects(counts.Blobs, counts.Commits, counts.Tags, counts.Bytes);
        }

        foreach (var commit in counts.ShallowBoundaries)
        {
            context.Coverage.Omit(OmissionReason.ShallowBoundary, commit.ToString(), "the clone is shallow: the commits before this one are not there");
        }

        HistoryVisitor Create()
        {
            var visitor = new HistoryVisitor(context.CreateSink(), context.Coverage);
            visitors.Enqueue(visitor);
            return visitor;
        }
    }

    /// <inheritdoc/>
    public bool CanReadAgain => true;

    /// <inheritdoc/>
    public void ReadAgain(IReadOnlyCollection<SourceItem> items, IContentSink sink) =>
        _reader.ReadAgain([.. items.Select(item => item.Object)], new HistoryVisitor(sink, new Coverage()));

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var byId = items.ToDictionary(item => item.Object);
        var found = new List<ItemLocation>(items.Count);
        var unreachable = new HashSet<ObjectId>();
        foreach (var location in _reader.Locate(byId.Keys, cancellation))
        {
            // Only a reflog knows it, or nothing at all.
            if (location.Reachability >= Reachability.Reflog && !_selection.Unreachable)
            {
                unreachable.Add(location.Object);
            }
            else
            {
                found.Add(new ItemLocation(byId[location.Object], new GitProvenance(location)));
            }
        }

        unreachable.ExceptWith(found.Select(location => location.Item.Object));
        foreach (var id in unreachable)
        {
            _coverage?.Omit(OmissionReason.Unreachable, id.ToString());
        }

        return found;
    }
}
