using LeakScan.Git;

namespace LeakScan.Sources.Pushing;

/// <summary>
/// Chooses what of a history a push brings: what the new references reach, less what the receiving end has. The receiving end knows that exactly, because its
/// references are not changed yet. The sending end knows what the references had that change, and what was last seen of the remote's other branches.
/// </summary>
internal sealed class PushSelector
{
    private readonly GitRepository _repository;

    public PushSelector(GitRepository repository) => _repository = repository;

    /// <summary>The part of the history; null when the push brings nothing, because it only deletes.</summary>
    /// <param name="push">The push.</param>
    /// <param name="remote">Name and address of the remote, as git gives them to a pre-push hook; any of them may be missing.</param>
    /// <exception cref="SourceException">The push names an object that is not there.</exception>
    public HistorySelection? Select(Push push, IReadOnlyList<string> remote)
    {
        var brought = push.Updates.Where(u => !u.New.IsZero).ToList();
        if (brought.Count == 0)
        {
            return null;
        }

        if (brought.Find(u => _repository.Objects.ReadKind(u.New) is null) is { } lost)
        {
            throw new SourceException($"the push of '{lost.Name}' brings {lost.New}, which is not in '{_repository.GitDirectory}'; run this where git runs the hook");
        }

        return new HistorySelection
        {
            Incoming = [.. brought.Select(u => new GitReference(u.Name, u.New))],
            Ranges = [.. KnownThere(push, remote).Select(r => "^" + r)],
        };
    }

    private IEnumerable<string> KnownThere(Push push, IReadOnlyList<string> remote)
    {
        if (push.IsReceived)
        {
            return ["refs/*"];
        }

        // Of what the remote has and was never fetched nothing is known: a push that is forced over it, or will be refused.
        var replaced = push.Updates.Select(u => u.Old).Where(id => !id.IsZero && IsCommit(id)).Distinct().Select(id => id.ToString());
        return NameOf(remote) is { } name ? replaced.Append($"refs/remotes/{name}/*") : replaced;
    }

    private bool IsCommit(ObjectId id) =>
        PeeledRoot.Peel(new HistoryRoot("", id, HistoryTier.Reference), _repository.Objects, new ObjectBuffer(), _ => { }) is { Kind: ObjectKind.Commit };

    private IEnumerable<string> AddressesOf(string name) =>
        _repository.Layout.Config.All($"remote.{name}.url").Concat(_repository.Layout.Config.All($"remote.{name}.pushurl"));

    /// <summary>The remote's name. Git gives the address for the name when that is what the user gave; without anything the only remote is meant.</summary>
    private string? NameOf(IReadOnlyList<string> remote)
    {
        var settings = _repository.Layout.Config.Names("remote").ToList();
        var names = settings.Where(s => s.EndsWith(".url", StringComparison.Ordinal)).Select(s => s["remote.".Length..^".url".Length]).ToList();
        if (remote.Count == 0)
        {
            return names.Count == 1 ? names[0] : null;
        }

        return names.Find(n => n == remote[0])
            ?? names.Find(n => AddressesOf(n).Any(remote.Contains));
    }
}
