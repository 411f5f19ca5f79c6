using System.Text;

namespace LeakScan.Git;

/// <summary>
/// A git repository, opened read only. Nothing in it is run: no hook, no filter, no file system monitor; so its owner does not matter, and <c>safe.directory</c>
/// is not asked for. Not safe for use by several threads at once, but for <see cref="ReadBlob"/>.
/// </summary>
internal sealed class GitRepository : IDisposable
{
    private readonly Lazy<CommitInfo?> _head;
    private readonly Lazy<IObjectReader> _objects;
    private readonly Lazy<RevisionParser> _revisions;
    private readonly Lazy<GitIndex> _index;
    private IReadOnlyList<ObjectId> _deletedBlobs = [];

    private GitRepository(RepositoryLayout layout)
    {
        Layout = layout;
        References = new ReferenceReader(layout);
        _objects = new(() => new DirectObjectReader(layout.ObjectDirectories));
        _revisions = new(() => new RevisionParser(layout));
        _head = new(ReadHead);
        _index = new(() => GitIndex.Read(layout.IndexFile));
    }

    /// <summary>Absolute path of the git directory.</summary>
    public string GitDirectory => Layout.GitDirectory;

    /// <summary>Absolute path of the work tree's root; null for a bare repository.</summary>
    public string? WorkTree => Layout.WorkTree;

    /// <summary>Commit that HEAD names; null before the first commit, and when that commit cannot be read.</summary>
    public CommitInfo? Head => _head.Value;

    /// <summary>The branch HEAD is on, short name; null when detached.</summary>
    public string? Branch => References.HeadTarget is { } target && target.StartsWith("refs/heads/", StringComparison.Ordinal) ? target["refs/heads/".Length..] : null;

    /// <summary>The address of the remote "origin", user info removed; null when there is none.</summary>
    public string? RemoteUrl => Layout.Config.All("remote.origin.url") is [var address, ..] ? RemoteAddress.WithoutUserInfo(address) : null;

    /// <summary>Whether commits have been cut off (a shallow clone).</summary>
    public bool IsShallow => ShallowBoundaries.Count > 0;

    /// <summary>Where the repository keeps what.</summary>
    internal RepositoryLayout Layout { get; }

    /// <summary>Its references and reflogs.</summary>
    internal ReferenceReader References { get; }

    /// <summary>The index as it was when it was first asked for.</summary>
    internal GitIndex Index => _index.Value;

    /// <summary>Reads single objects; safe for several threads.</summary>
    internal IObjectReader Objects => _objects.Value;

    /// <summary>Commits that count as having no parents, because a shallow clone cut these off.</summary>
    internal IReadOnlySet<ObjectId> ShallowBoundaries => field ??= ReadShallow();

    /// <summary>The repository that contains a path, searched upwards; null when there is none.</summary>
    /// <param name="path">A file or folder; need not exist.</param>
    /// <param name="environment">What git told the hook that asks; null outside of a hook.</param>
    /// <exception cref="GitException">There is one that cannot be read; the message says why.</exception>
    public static GitRepository? Discover(string path, GitEnvironment? environment = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return RepositoryLayout.Find(path, environment ?? GitEnvironment.None) is { } layout ? new GitRepository(layout) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GitException($"The repository at '{path}' cannot be opened ({exception.Message}): check the permissions of its git directory.", exception);
        }
    }

    /// <summary>Opens the repository at a path: a work tree's root or any folder in it, a git directory, a bare repository.</summary>
    /// <param name="path">The path.</param>
    /// <param name="environment">What git told the hook that asks; null outside of a hook.</param>
    /// <exception cref="GitException">There is none, or it cannot be read; the message says why and what to do.</exception>
    public static GitRepository Open(string path, GitEnvironment? environment = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var repository = Path.Exists(path) || environment?.GitDirectory is not null
            ? Discover(path, environment) ?? throw new GitException($"'{path}' is not in a git repository: name a folder of one, or scan plain files with 'leakscan scan'.")
            : throw new GitException($"'{path}' does not exist: name a folder of a git repository.");
        if (!repository.HasSubmodule(path))
        {
            return repository;
        }

        // The repository around it is not the one that is meant.
        repository.Dispose();
        throw new GitException($"'{path}' is a submodule whose repository is not here: fetch it with 'git submodule update --init'.");
    }

    /// <summary>A reader over the part of the history that is selected.</summary>
    /// <exception cref="GitException">The selection names what does not exist, or references cannot be read: what they lead to would be missed.</exception>
    public IHistoryReader OpenHistory(HistorySelection selection)
    {
        try
        {
            return new PackHistoryReader(this, selection);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GitException($"The history of '{GitDirectory}' cannot be opened ({exception.Message}): check the permissions of the git directory.", exception);
        }
    }

    /// <summary>
    /// The files that the next commit adds or changes, sorted by path: those in the index whose blob HEAD does not have at that path. Before the first commit all.
    /// Not listed are files that only changed their mode or their name, submodules, and paths staged without content (<c>git add --intent-to-add</c>).
    /// Of a conflict our and their side are listed when they differ from HEAD, so a path may come twice. Costs about a millisecond for 10,000 files.
    /// </summary>
    /// <param name="renamed">The new paths of files that only changed their name, sorted.</param>
    /// <exception cref="GitException">The index or HEAD cannot be read.</exception>
    public IReadOnlyList<StagedFile> ReadStaged(out IReadOnlyList<string> renamed) => StagedReader.Read(Index, HeadTree(), Objects, out _deletedBlobs, out renamed);

    /// <summary>
    /// The lines of a staged file that are added or changed against HEAD, sorted and disjoint, as in <c>git diff --cached</c>; for a file that was renamed and changed, against
    /// the most similar file that is gone. A binary file, one of more than 16 MiB, and one that is new altogether count as a whole: one range that ends at
    /// <see cref="int.MaxValue"/>.
    /// </summary>
    /// <param name="file">A file of the last <see cref="ReadStaged"/>.</param>
    /// <exception cref="GitException">One of its blobs cannot be read.</exception>
    public IReadOnlyList<LineRange> ReadChangedLines(StagedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new ChangedLines(Objects).Find(file, _deletedBlobs);
    }

    /// <summary>The bytes of a blob.</summary>
    /// <exception cref="GitException">It is missing or corrupt.</exception>
    public byte[] ReadBlob(ObjectId id)
    {
        var buffer = new ObjectBuffer();
        return Objects.Read(id, buffer) is { } problem
            ? throw GitException.Unreadable(problem)
            : buffer.Content.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_objects.IsValueCreated)
        {
            _objects.Value.Dispose();
        }

        if (_revisions.IsValueCreated)
        {
            _revisions.Value.Dispose();
        }
    }

    /// <summary>The object that a revision (<c>main~3</c>, <c>v1.0</c>, an id, …) names; null when it names none.</summary>
    internal ObjectId? FindRevision(string revision) =>
        // Ids and references first: in a hook that receives a push libgit2 does not see the new objects.
        ObjectId.TryParse(revision, out var id) ? id : References.Find(revision)?.Target ?? _revisions.Value.Find(revision);

    // Whether a path is a submodule's folder, which is empty until its repository is fetched.
    private bool HasSubmodule(string path)
    {
        if (WorkTree is null || Path.GetRelativePath(WorkTree, path) is "." or ['.', '.', ..])
        {
            return false;
        }

        var name = Encoding.UTF8.GetBytes(Path.GetRelativePath(WorkTree, path).Replace(Path.DirectorySeparatorChar, '/'));
        return Enumerable.Range(0, Index.Count).Any(e => TreeEntry.IsSubmoduleMode(Index.Mode(e)) && Index.PathOf(e).SequenceEqual(name));
    }

    private ObjectId HeadTree()
    {
        if (References.Resolve("HEAD") is not { } head)
        {
            return ObjectId.Zero;
        }

        return new CommitReader(Objects, ShallowBoundaries).Read(head, out var problem)?.Tree
            ?? throw GitException.Unreadable(problem!);
    }

    private CommitInfo? ReadHead()
    {
        var buffer = new ObjectBuffer();
        return References.Resolve("HEAD") is { } id && Objects.Read(id, buffer) is null && buffer.Kind == ObjectKind.Commit
            ? CommitInfoParser.Parse(id, buffer.Content)
            : null;
    }

    private HashSet<ObjectId> ReadShallow()
    {
        var file = Path.Combine(Layout.CommonDirectory, "shallow");
        var ids = new HashSet<ObjectId>();
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            if (ObjectId.TryParse(line.AsSpan().Trim(), out var id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
