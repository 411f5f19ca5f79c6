using System.Collections.Concurrent;
using System.Text;
using LeakScan.Git;
using LeakScan.Sources.Reading;

namespace LeakScan.Sources;

/// <summary>What the next commit adds or changes: each staged blob as a whole, because a secret may need its neighbours, while only findings on added or changed lines count.</summary>
internal sealed class StagedSource : ISource
{
    // Another thread, with buffers of its own, costs as much as reading that many files of the usual size.
    private const int FilesForThread = 16;

    private readonly GitRepository _repository;
    private readonly ConcurrentDictionary<SourceItem, bool> _large = new();
    private readonly LfsStore _store;
    private Dictionary<SourceItem, StagedFile> _files = [];

    /// <summary>A source over a repository's index.</summary>
    /// <param name="repository">The repository, which stays its owner's to dispose of, after <see cref="Locate"/>.</param>
    public StagedSource(GitRepository repository)
    {
        _repository = repository;
        _store = LfsStore.Of(repository);
    }

    /// <inheritdoc/>
    public void Read(SourceContext context)
    {
        // One that is used with a work tree elsewhere has an index.
        if (_repository.WorkTree is null && !File.Exists(_repository.Layout.IndexFile))
        {
            throw new SourceException($"'{_repository.GitDirectory}' is a bare repository, in which nothing is staged: 'leakscan history' reads what was committed there.");
        }

        var files = _repository.ReadStaged(out var renamed);
        _files = files.ToDictionary(ItemOf);
        var (next, nextName) = (-1, -1);
        WorkerThreads.Run(
            Math.Clamp(files.Count / FilesForThread, 1, context.Workers),
            () =>
            {
                var sink = context.CreateSink();
                var pusher = new ObjectPusher(sink, context.Coverage, _store, cancellation: context.Cancellation);
                for (var i = Interlocked.Increment(ref nextName); i < renamed.Count; i = Interlocked.Increment(ref nextName))
                {
                    sink.AcceptName(Encoding.UTF8.GetBytes(renamed[i]));
                }

                for (var i = Interlocked.Increment(ref next); i < files.Count; i = Interlocked.Increment(ref next))
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    if (files[i].OldBlob.IsZero)
                    {
                        sink.AcceptName(Encoding.UTF8.GetBytes(files[i].Path));
                    }

                    Read(files[i], pusher, context.Coverage);
                }
            },
            () => Interlocked.Exchange(ref next, files.Count));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) =>
        [.. items.Select(item => item.IsName ? new ItemLocation(item, ProvenanceOf(item.Path!, default)) : LocationOf(item, _files[item]))];

    private static SourceItem ItemOf(StagedFile file) => new(file.Path, file.Blob, ObjectKind.Blob);

    private static GitProvenance ProvenanceOf(string path, ObjectId blob) =>
        new(new ObjectLocation(blob, ObjectKind.Blob, Commit: null, path, PathAtHead: null, Reachability.Unreachable, [], ReferenceName: null), isStaged: true);

    private ItemLocation LocationOf(SourceItem item, StagedFile file) =>
        new(item, ProvenanceOf(file.Path, file.Blob), _large.ContainsKey(item) ? ChangesOf(file) : _repository.ReadChangedLines(file));

    /// <summary>The lines that changed in the large file and not in its pointer; null for all, as when one of both is too large to compare or not here.</summary>
    private IReadOnlyList<LineRange>? ChangesOf(StagedFile file)
    {
        try
        {
            return !file.OldBlob.IsZero && ReadLarge(file.OldBlob) is { } old && ReadLarge(file.Blob) is { } now ? ChangedLines.Between(old, now) : null;
        }
        catch (Exception e) when (e is IOException or GitException)
        {
            return null;
        }
    }

    private byte[]? ReadLarge(ObjectId blob)
    {
        var content = _repository.ReadBlob(blob);
        if (!LfsPointer.Is(content))
        {
            return content;
        }

        using var file = _store.Open(content);
        if (file is null || file.Length > ChangedLines.MaxLength)
        {
            return null;
        }

        content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private void Read(StagedFile file, ObjectPusher pusher, Coverage coverage)
    {
        byte[] content;
        try
        {
            content = _repository.ReadBlob(file.Blob);
        }
        catch (GitException e)
        {
            coverage.Omit(OmissionReason.Unreadable, file.Path, e.Message);
            return;
        }

        pusher.Push(ItemOf(file), content, file.Path);
        if (pusher.TookFile)
        {
            _large[ItemOf(file)] = true;
        }

        coverage.AddObjects(blobs: 1, commits: 0, tags: 0, content.Length);
    }
}
