using System.IO.Enumeration;

namespace LeakScan.Git;

/// <summary>Looks up what a selection names, and collects the roots of a selection that names nothing: every reference, HEAD, stashes with all their entries.</summary>
internal sealed class SelectionResolver
{
    private readonly GitRepository _repository;
    private readonly ObjectBuffer _buffer = new();
    private readonly List<HistoryRoot> _starts = [];
    private readonly List<ObjectId> _excluded = [];
    private readonly List<(ObjectId Left, ObjectId Right)> _pairs = [];
    private readonly List<ObjectProblem> _problems = [];
    private IReadOnlyList<HistoryRoot>? _all;

    private SelectionResolver(GitRepository repository) => _repository = repository;

    private IReadOnlyList<HistoryRoot> All => _all ??= CollectRoots(_repository, _problems);

    /// <summary>Looks everything up.</summary>
    /// <exception cref="GitException">Something does not exist, or is no commit; the message names it.</exception>
    public static ResolvedSelection Resolve(GitRepository repository, HistorySelection selection)
    {
        var resolver = new SelectionResolver(repository);
        foreach (var range in selection.Ranges)
        {
            resolver.AddRange(range.Trim());
        }

        foreach (var name in selection.References)
        {
            resolver.AddReference(name);
        }

        resolver._starts.AddRange(selection.Incoming.Select(r => new HistoryRoot(r.Name, r.Target, TierOf(r.Name))));
        if (resolver._starts.Count == 0 && selection.References.Count == 0 && selection.Ranges.All(r => r.TrimStart().StartsWith('^')))
        {
            resolver._starts.AddRange(resolver.All);
        }

        return new ResolvedSelection(selection, resolver._starts, resolver._excluded, resolver._pairs, resolver._problems);
    }

    /// <summary>Every root that keeps objects: references and HEAD of all work trees, and the entries of the stash; reflogs not.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="problems">Gets references that name nothing readable.</param>
    public static IReadOnlyList<HistoryRoot> CollectRoots(GitRepository repository, ICollection<ObjectProblem> problems)
    {
        var broken = new List<string>();
        var roots = repository.References.ReadAll(broken).Select(r => new HistoryRoot(r.Name, r.Target, TierOf(r.Name))).ToList();
        // Only the newest stash is a reference; the older ones live in its log.
        roots.AddRange(repository.References.ReadLog("refs/stash").Select((id, i) => new HistoryRoot($"stash@{{{i}}}", id, HistoryTier.Stash)));
        foreach (var name in broken)
        {
            problems.Add(new ObjectProblem(ObjectId.Zero, ObjectProblemKind.Corrupt, $"The reference '{name}' names no object."));
        }

        return roots;
    }

    private static HistoryTier TierOf(string name) => name switch
    {
        "refs/stash" or "stash" => HistoryTier.Stash,
        _ when name.StartsWith("stash@{", StringComparison.Ordinal) => HistoryTier.Stash,
        _ when name.StartsWith("refs/notes/", StringComparison.Ordinal) => HistoryTier.Notes,
        _ => HistoryTier.Reference,
    };

    private void AddRange(string range)
    {
        if (range.StartsWith('^'))
        {
            _excluded.AddRange(Glob(range[1..]) is { } roots ? roots.Select(r => Peel(r, _ => { })).OfType<ObjectId>() : [Commit(range[1..], range)]);
        }
        else if (Glob(range) is { } roots)
        {
            _starts.AddRange(roots);
        }
        else if (range.EndsWith("^!", StringComparison.Ordinal) || range.EndsWith("^@", StringComparison.Ordinal))
        {
            AddParents(range[..^2], range, isExcluding: range[^1] == '!');
        }
        else if (range.IndexOf("...", StringComparison.Ordinal) is >= 0 and var three)
        {
            var (left, right) = (Side(range[..three], range), Side(range[(three + 3)..], range));
            _pairs.Add((left, right));
            _starts.Add(new HistoryRoot(range, left, HistoryTier.Reference));
            _starts.Add(new HistoryRoot(range, right, HistoryTier.Reference));
        }
        else if (range.IndexOf("..", StringComparison.Ordinal) is >= 0 and var two)
        {
            var (left, right) = (Side(range[..two], range), Side(range[(two + 2)..], range));
            if (two == 0 && left == right)
            {
                // Git would say nothing, and a scan that everything is clean, where a script's variable is not set.
                throw new GitException($"'{range}' has nothing before its '..', which stands for HEAD, and so holds no commit: name where it begins.");
            }

            _excluded.Add(left);
            _starts.Add(new HistoryRoot(range, right, HistoryTier.Reference));
        }
        else
        {
            Commit(range, range);
            _starts.Add(new HistoryRoot(range, _repository.FindRevision(range)!.Value, TierOf(range)));
        }
    }

    // A^! is A without its parents, A^@ its parents.
    private void AddParents(string revision, string range, bool isExcluding)
    {
        var commit = Commit(revision, range);
        var parents = new List<ObjectId>();
        while (_repository.FindRevision($"{commit}^{parents.Count + 1}") is { } parent)
        {
            parents.Add(parent);
        }

        if (isExcluding)
        {
            _excluded.AddRange(parents);
            _starts.Add(new HistoryRoot(range, commit, HistoryTier.Reference));
        }
        else
        {
            _starts.AddRange(parents.Select(p => new HistoryRoot(range, p, HistoryTier.Reference)));
        }
    }

    private void AddReference(string name)
    {
        if (Glob(name) is { } roots)
        {
            _starts.AddRange(roots);
            return;
        }

        var reference = _repository.References.Find(name)
            ?? throw new GitException($"There is no reference '{name}' in '{_repository.GitDirectory}': 'git show-ref' lists those that exist.");
        _starts.Add(new HistoryRoot(reference.Name, reference.Target, TierOf(reference.Name)));
        if (string.Equals(reference.Name, "refs/stash", StringComparison.Ordinal))
        {
            _starts.AddRange(All.Where(r => r.Name.StartsWith("stash@{", StringComparison.Ordinal)));
        }
    }

    // No name of a reference contains '*', so it can only be meant as "all that match"; nor does one begin with '-'.
    private List<HistoryRoot>? Glob(string text) => text switch
    {
        "--all" => [.. All],
        "--branches" => Glob("refs/heads/*"),
        "--tags" => Glob("refs/tags/*"),
        "--remotes" => Glob("refs/remotes/*"),
        _ => Matching(text),
    };

    private List<HistoryRoot>? Matching(string text) =>
        text.Contains('*') ? [.. All.Where(r => r.Name.StartsWith("refs/", StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(text, r.Name, ignoreCase: false))] : null;

    private ObjectId Side(string revision, string range) => Commit(revision.Length == 0 ? "HEAD" : revision, range);

    private ObjectId Commit(string revision, string range)
    {
        var said = string.Equals(revision, range, StringComparison.Ordinal) ? $"'{revision}'" : $"'{revision}' (in '{range}')";
        if (_repository.FindRevision(revision) is not { } id || (_repository.IsShallow && _repository.Objects.Read(id, _buffer) is { Kind: ObjectProblemKind.Missing }))
        {
            // A whole id names an object also where that is not here, as in the shallow clone of a pipeline.
            throw new GitException(
                $"{said} names no commit of '{_repository.GitDirectory}'{(_repository.IsShallow ? ", which is a shallow clone: fetch more with 'git fetch --unshallow', or check the name." : ": check the name, or fetch it.")}");
        }

        ObjectProblem? problem = null;
        return Peel(new HistoryRoot(revision, id, HistoryTier.Reference), p => problem = p)
            ?? throw new GitException($"{said} is no commit that can be read{(problem is null ? ": name a commit, branch or tag." : $". {problem.Detail} Fetch it, or run 'git fsck'.")}");
    }

    // The commit that a root leads to; null when it leads to none.
    private ObjectId? Peel(HistoryRoot root, Action<ObjectProblem> report) =>
        PeeledRoot.Peel(root, _repository.Objects, _buffer, report) is { Kind: ObjectKind.Commit } peeled ? peeled.Target : null;
}
