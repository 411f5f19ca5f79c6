using LeakScan.Git;

namespace LeakScan.Sources.Reading;

/// <summary>Takes the objects of a history from one worker thread of its reader, counts them and pushes them into that worker's sink.</summary>
/// <param name="sink">Where content goes.</param>
/// <param name="coverage">Where to count what is left out.</param>
/// <param name="failures">Where to count what cannot be read; null for <paramref name="coverage"/>.</param>
/// <param name="large">The large files that are here; null for none.</param>
/// <param name="cancellation">Ends the reading of a large file early.</param>
internal sealed class HistoryVisitor(
    IContentSink sink, Coverage coverage, Coverage? failures = null, LfsStore? large = null, CancellationToken cancellation = default) : IDerivationVisitor
{
    private readonly ObjectPusher _pusher = new(sink, coverage, large, failures, cancellation);
    private readonly List<(ObjectId Id, OmissionReason Reason)> _omitted = [];

    /// <summary>Blobs visited.</summary>
    public long Blobs { get; private set; }

    /// <summary>Commits visited.</summary>
    public long Commits { get; private set; }

    /// <summary>Annotated tags visited.</summary>
    public long Tags { get; private set; }

    /// <summary>Bytes of all of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Objects of which something was noted.</summary>
    public IEnumerable<(ObjectId Id, OmissionReason Reason)> ListOmitted() =>
        _omitted.Concat(sink.ListTruncated().Select(item => (item.Object, OmissionReason.Truncated)));

    /// <inheritdoc/>
    public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content) => Take(id, kind, content, null);

    /// <inheritdoc/>
    public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation) => Take(id, kind, content, derivation);

    private void Take(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, Derivation? derivation)
    {
        Blobs += kind == ObjectKind.Blob ? 1 : 0;
        Commits += kind == ObjectKind.Commit ? 1 : 0;
        Tags += kind == ObjectKind.Tag ? 1 : 0;
        Bytes += content.Length;
        if (_pusher.Push(SourceItem.GitObject(id, kind), content, derivation: derivation) is { } reason)
        {
            _omitted.Add((id, reason));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ObjectId> ListFound() => sink.ListFound().Select(item => item.Object);

    /// <inheritdoc/>
    public void Fail(ObjectProblem problem)
    {
        var reason = problem.Kind switch
        {
            ObjectProblemKind.Missing => OmissionReason.MissingObject,
            ObjectProblemKind.Corrupt => OmissionReason.CorruptObject,
            ObjectProblemKind.TooLarge => OmissionReason.TooLarge,
            _ => OmissionReason.Unreadable,
        };
        (failures ?? coverage).Omit(reason, problem.Id.IsZero ? "an object" : problem.Id.ToString(), problem.Detail);
    }
}
