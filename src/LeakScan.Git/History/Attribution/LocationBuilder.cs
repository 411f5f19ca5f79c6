using System.Text;

namespace LeakScan.Git;

/// <summary>
/// Makes locations of appearances: adds the commit's data, where HEAD still has the blob, what keeps it, and the references that contain it.
/// Shared by all readers, which differ only in how they find appearances.
/// </summary>
internal sealed class LocationBuilder
{
    private readonly SelectedHistory _history;
    private readonly IObjectReader _objects;
    private readonly ObjectBuffer _buffer = new();
    private readonly Dictionary<ObjectId, CommitInfo?> _infos = [];
    private readonly List<ObjectLocation> _locations = [];
    private readonly IReadOnlyList<PeeledRoot> _named; // references that can be shown, sorted by name

    private LocationBuilder(GitRepository repository, SelectedHistory history, IObjectReader objects)
    {
        _history = history;
        _objects = objects;
        // What a push brings is told by the references that will hold it.
        var roots = history.IsLimited
            ? history.Roots.Concat(SelectedHistory.Peel(SelectionResolver.CollectRoots(repository, []), objects, _ => { })).DistinctBy(r => r.Root.Name, StringComparer.Ordinal)
            : history.Roots;
        // The newest stash has a reference of its own, so its place in the list is not needed.
        _named = [.. roots.Where(r => r.Root.Name.StartsWith("refs/", StringComparison.Ordinal)
            || (r.Root.Name.StartsWith("stash@{", StringComparison.Ordinal) && !r.Root.Name.Equals("stash@{0}", StringComparison.Ordinal)))
            .OrderBy(r => r.Root.Name, StringComparer.Ordinal)];
    }

    /// <summary>The locations of some objects, ordered by object id, then path.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="history">Its selected history.</param>
    /// <param name="objects">Reads objects.</param>
    /// <param name="wanted">Blobs, commits and tags; others and unreadable ones get no location.</param>
    /// <param name="findAppearances">Finds where blobs appear; called once, with the blobs among <paramref name="wanted"/>.</param>
    public static IReadOnlyList<ObjectLocation> Build(
        GitRepository repository, SelectedHistory history, IObjectReader objects, IEnumerable<ObjectId> wanted,
        Func<IReadOnlyCollection<ObjectId>, IReadOnlyList<Appearance>> findAppearances)
    {
        var builder = new LocationBuilder(repository, history, objects);
        var blobs = new List<ObjectId>();
        var commits = new List<ObjectId>();
        foreach (var id in wanted.Distinct())
        {
            switch (objects.ReadKind(id))
            {
                case ObjectKind.Blob:
                    blobs.Add(id);
                    break;
                case ObjectKind.Commit:
                    commits.Add(id);
                    break;
                case ObjectKind.Tag when objects.Read(id, builder._buffer) is null && TagHeader.TryParse(builder._buffer.Content, out var tag):
                    builder.AddTag(id, tag);
                    break;
            }
        }

        using var head = new HeadFiles(repository, objects, blobs);
        var appearances = blobs.Count == 0 ? [] : findAppearances(blobs);
        var containing = ContainingReferences.Find(
            history.Graph, history.Order,
            [.. builder._named.Where(r => history.Graph.IndexOf(r.Target) >= 0).Select(r => (r.Root.Name, history.Graph.IndexOf(r.Target)))],
            [.. appearances.Select(a => a.Commit).Concat(commits.Select(history.Graph.IndexOf)).Where(n => n >= 0).Distinct()],
            ObjectLocation.MaxReferences);
        builder.AddCommits(commits, containing);
        builder.AddBlobs(blobs, head, appearances, containing);
        var places = new int[history.Graph.Count];
        for (var place = 0; place < history.Order.Length; place++)
        {
            places[history.Order[place]] = place;
        }

        return
        [
            .. builder._locations
                .Select(l => l.Commit is { } commit && history.Graph.IndexOf(commit.Id) is var number and >= 0 ? l with { Order = places[number] } : l)
                .OrderBy(l => l.Object).ThenBy(l => l.Path, StringComparer.Ordinal),
        ];
    }

    private static Reachability ReachabilityOf(HistoryTier tier) => tier switch
    {
        HistoryTier.Reference or HistoryTier.Notes => Reachability.Reference,
        HistoryTier.Stash => Reachability.Stash,
        HistoryTier.Reflog => Reachability.Reflog,
        _ => Reachability.Unreachable,
    };

    private void AddCommits(List<ObjectId> commits, Dictionary<int, IReadOnlyList<string>> containing)
    {
        foreach (var id in commits)
        {
            var number = _history.Graph.IndexOf(id);
            if (number >= 0 || !_history.IsLimited)
            {
                var tier = number < 0 ? HistoryTier.Dangling : _history.Tiers[number];
                _locations.Add(new ObjectLocation(
                    id, ObjectKind.Commit, Info(id), null, null, ReachabilityOf(tier), number < 0 ? [] : containing[number], null));
            }
        }
    }

    private void AddTag(ObjectId id, TagHeader tag)
    {
        var roots = _history.Roots.Where(r => r.Tags.Contains(id)).ToList();
        if (roots.Count > 0 || !_history.IsLimited)
        {
            var tier = roots.Select(r => r.Root.Tier).DefaultIfEmpty(HistoryTier.Dangling).Min();
            var target = roots.Count > 0 ? roots[0].Target
                : PeeledRoot.Peel(new HistoryRoot(tag.Name, id, HistoryTier.Dangling), _objects, _buffer, _ => { })?.Target ?? tag.Target;
            _locations.Add(new ObjectLocation(
                id, ObjectKind.Tag, Info(target), null, null, ReachabilityOf(tier), Names(r => r.Tags.Contains(id)), tag.Name));
        }
    }

    private void AddBlobs(List<ObjectId> blobs, HeadFiles head, IReadOnlyList<Appearance> appearances, Dictionary<int, IReadOnlyList<string>> containing)
    {
        var placed = new HashSet<(ObjectId, string?)>();
        foreach (var appearance in appearances)
        {
            // Two paths that are not UTF-8 may look the same; the first stands for both.
            var path = appearance.Path is null ? null : Encoding.UTF8.GetString(appearance.Path);
            if (!placed.Add((appearance.Object, path)))
            {
                continue;
            }

            ObjectId? commit = appearance.Commit < 0 ? null : _history.Graph.IdOf(appearance.Commit);
            var tier = commit is not null ? _history.Tiers[appearance.Commit]
                : _history.Roots.Where(r => r.Target == appearance.Root).Select(r => r.Root.Tier).DefaultIfEmpty(HistoryTier.Dangling).Min();
            Add(appearance.Object, commit is null ? null : Info(commit.Value), path, appearance.Path, tier,
                commit is null ? Names(r => r.Target == appearance.Root) : containing[appearance.Commit],
                tier == HistoryTier.Notes && path?.Replace("/", "", StringComparison.Ordinal) is { } note && ObjectId.TryParse(note, out _) ? note : null);
        }

        if (!_history.IsLimited)
        {
            var known = appearances.Select(a => a.Object).ToHashSet();
            blobs.Where(b => !known.Contains(b)).ToList().ForEach(b => Add(b, null, null, null, HistoryTier.Dangling, [], null));
        }

        void Add(ObjectId blob, CommitInfo? commit, string? path, byte[]? bytes, HistoryTier tier, IReadOnlyList<string> references, string? name)
        {
            var atHead = head.PathOf(blob, bytes);
            _locations.Add(new ObjectLocation(
                blob, ObjectKind.Blob, commit, path, atHead is null ? null : Encoding.UTF8.GetString(atHead),
                atHead is null ? ReachabilityOf(tier) : Reachability.Head, references, name));
        }
    }

    private List<string> Names(Func<PeeledRoot, bool> condition) => [.. _named.Where(condition).Select(r => r.Root.Name).Take(ObjectLocation.MaxReferences)];

    private CommitInfo? Info(ObjectId id)
    {
        if (!_infos.TryGetValue(id, out var info))
        {
            info = _objects.Read(id, _buffer) is null && _buffer.Kind == ObjectKind.Commit ? CommitInfoParser.Parse(id, _buffer.Content) : null;
            _infos.Add(id, info);
        }

        return info;
    }
}
