using System.Collections.Concurrent;
using LeakScan.Git;
using LeakScan.Sources.Reading;

namespace LeakScan.Sources;

/// <summary>
/// The history of a repository: every selected blob, and the text of commits and annotated tags, each once. Where they come from is asked only for those with
/// matches, because that costs a walk over all trees.
/// </summary>
internal sealed class HistorySource : IRecallingSource
{
    private readonly IHistoryReader _reader;
    private readonly HistorySelection _selection;
    private readonly LfsStore? _large;
    private readonly ConcurrentQueue<HistoryVisitor> _visitors = new();
    private IReadOnlyList<(ObjectId Id, OmissionReason Reason)> _recalled = [];
    private Coverage? _coverage;

    /// <summary>A source over a reader, which stays its owner's to dispose of, after <see cref="Locate"/>.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="selection">What the reader was opened with.</param>
    /// <param name="large">The large files that are here; null for none.</param>
    public HistorySource(IHistoryReader reader, HistorySelection selection, LfsStore? large = null)
    {
        _reader = reader;
        _selection = selection;
        _large = large;
    }

    /// <inheritdoc/>
    public string? Place => _reader.Place;

    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        _coverage = context.Coverage;
        HistoryCounts? counts = null;
        try
        {
            counts = _reader.Read(context.Workers, Create, context.Cancellation);
        }
        finally
        {
            // Cancelled or failed: what was visited until then.
            counts ??= new HistoryCounts(_visitors.Sum(v => v.Commits), _visitors.Sum(v => v.Blobs), _visitors.Sum(v => v.Tags), _visitors.Sum(v => v.Bytes), []);
            context.Coverage.AddObjects(counts.Blobs, counts.Commits, counts.Tags, counts.Bytes);
            context.Coverage.AddRecalled(counts.Recalled);
        }

        foreach (var commit in counts.ShallowBoundaries)
        {
            context.Coverage.Omit(OmissionReason.ShallowBoundary, commit.ToString(), "the clone is shallow: the commits before this one are not there");
        }

        _recalled = [.. _recalled.Where(o => _reader.IsRecalled(o.Id))];
        foreach (var (id, reason) in _recalled)
        {
            context.Coverage.Omit(reason, "");
        }

        HistoryVisitor Create()
        {
            var visitor = new HistoryVisitor(context.CreateSink(), context.Coverage, large: _large, cancellation: context.Cancellation);
            _visitors.Enqueue(visitor);
            return visitor;
        }
    }

    /// <inheritdoc/>
    public bool CanReadAgain => true;

    /// <inheritdoc/>
    public void ReadAgain(IReadOnlyCollection<SourceItem> items, IContentSink sink)
    {
        // What is read again was counted before; only that it cannot be read now is news, of what was not read in this run.
        var visitor = new HistoryVisitor(sink, new Coverage(), failures: _coverage, large: _large);
        _reader.ReadAgain([.. items.Select(item => item.Object)], visitor);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation)
    {
        var gaps = ListGaps();
        if (items.Count + gaps.Count == 0)
        {
            return [];
        }

        var byId = items.ToDictionary(item => item.Object);
        var places = new Dictionary<ObjectId, ObjectLocation>();
        var found = new List<ItemLocation>(items.Count);
        var unreachable = new HashSet<ObjectId>();
        foreach (var location in _reader.Locate([.. byId.Keys.Union(gaps)], cancellation))
        {
            if (gaps.Contains(location.Object) && location is { Path: not null, Commit: not null })
            {
                places.TryAdd(location.Object, location);
            }

            if (!byId.TryGetValue(location.Object, out var item))
            {
                continue;
            }

            // Only a reflog knows it, or nothing at all.
            if (location.Reachability >= Reachability.Reflog && !_selection.Unreachable)
            {
                unreachable.Add(location.Object);
            }
            else
            {
                found.Add(new ItemLocation(item, new GitProvenance(location)));
            }
        }

        unreachable.ExceptWith(found.Select(location => location.Item.Object));
        foreach (var id in unreachable)
        {
            _coverage?.Omit(OmissionReason.Unreachable, id.ToString());
        }

        if (places.Count > 0)
        {
            _coverage!.Change(gap => ObjectId.TryParse(gap.Subject, out var id) && places.TryGetValue(id, out var place) ? Placed(gap, place) : gap);
        }

        return found;
    }

    /// <summary>The objects of which not all was read, although they are whole, so that their places say something.</summary>
    private HashSet<ObjectId> ListGaps()
    {
        var ids = new HashSet<ObjectId>();
        foreach (var gap in _coverage?.Gaps ?? [])
        {
            if (gap.Reason is OmissionReason.LfsPointer or OmissionReason.TooLarge or OmissionReason.Truncated or OmissionReason.Failed && ObjectId.TryParse(gap.Subject, out var id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>A gap that names the file in place of the object.</summary>
    private static Omission Placed(Omission gap, ObjectLocation place) => gap with
    {
        Subject = place.Path!,
        Detail = $"object {place.Object} of commit {place.Commit!.Id}{(gap.Detail.Length > 0 ? ", " : "")}{gap.Detail}",
    };

    /// <inheritdoc/>
    public bool Recall(SourceMemory memory)
    {
        if (!_reader.Recall(memory.Objects))
        {
            return false;
        }

        // What was left out for another reason may be read with other limits, or be here now: it is tried again.
        _recalled = [.. memory.Omitted.Where(o => o.Reason is OmissionReason.Binary)];
        _reader.Revisit(memory.Omitted.Except(_recalled).Select(o => o.Id));
        return true;
    }

    /// <inheritdoc/>
    public bool IsRecalled(SourceItem item) => _reader.IsRecalled(item.Object);

    /// <inheritdoc/>
    public void Revisit(IEnumerable<SourceItem> items) => _reader.Revisit(items.Select(item => item.Object));

    /// <inheritdoc/>
    public SourceMemory? Memorize() =>
        _reader.Memorize() is { } objects ? new SourceMemory(objects, [.. _recalled, .. _visitors.SelectMany(v => v.ListOmitted())]) : null;
}
