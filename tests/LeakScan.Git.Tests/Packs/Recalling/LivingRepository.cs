namespace LeakScan.Git.Tests.Packs.Recalling;

/// <summary>
/// A repository to which everything happens that changes what is there or who leads to it: branches that come and go, merges of old history, rewritten and amended
/// commits, packing and pruning, objects that get lost and come back, a shallow boundary that moves, a history from before the first commit. Few
/// paths and contents, so that an old blob comes to stand in other places again and again.
/// </summary>
internal sealed class LivingRepository(int seed) : IDisposable
{
#pragma warning disable CA5394 // test data
    private readonly Random _random = new(seed);
    private readonly GitSandbox _git = new();
    private readonly Dictionary<string, byte[]> _lost = [];

    public string Root => _git.Root;

    public void Dispose() => _git.Dispose();

    /// <summary>Some commits, and something else. Says what.</summary>
    public string Live(int stage)
    {
        for (var left = 1 + _random.Next(3); left > 0; left--)
        {
            Grow();
        }

        switch (_random.Next(12))
        {
            case 0:
                _git.Git("checkout", "-q", "-b", $"branch-{stage}", Any());
                return "branch from old";
            case 1:
                _git.Git("merge", "-q", "-s", "ours", "--allow-unrelated-histories", "-m", "Merge", Any());
                return "merge";
            case 2:
                _git.Git("commit", "-q", "--amend", "-m", $"Amended {stage}");
                return "amend";
            case 3:
                _git.Git("reset", "-q", "--hard", Any());
                return "reset";
            case 4:
                Restore();
                File.Delete(Shallow()); // what lies behind the boundary would be pruned, and the boundary moves again
                _git.Git("reflog", "expire", "--expire=now", "--all");
                _git.Git("gc", "-q", "--prune=now");
                return "prune";
            case 5:
                Restore();
                _git.Git("repack", "-q", "-a", "-d");
                return "repack";
            case 6:
                Lose();
                return "lose";
            case 7:
                Restore();
                return "restore";
            case 8:
                DeleteBranch();
                return "delete branch";
            case 9:
                _git.Now = _git.Now.AddYears(-10);
                _git.Git("checkout", "-q", "--orphan", $"old-{stage}");
                Grow();
                _git.Now = _git.Now.AddYears(10);
                return "older history";
            case 10:
                MoveBoundary();
                return "shallow";
            default:
                _git.Git("tag", "-f", "-a", "-m", $"Tag {stage}", $"tag-{_random.Next(3)}", _random.Next(3) == 0 ? "HEAD^{tree}" : Any());
                return "tag";
        }
    }

    private void Grow()
    {
        _git.Now = _git.Now.AddMinutes(_random.Next(-20, 60));
        for (var left = 1 + _random.Next(3); left > 0; left--)
        {
            _git.Write($"d{_random.Next(3)}/{(_random.Next(2) == 0 ? "sub/" : "")}f{_random.Next(3)}", $"content {_random.Next(25)}\n");
        }

        _git.Git("add", "--all");
        _git.Git("commit", "-q", "--allow-empty", "-m", $"Commit {_random.Next(5)}");
    }

    /// <summary>Some commit of which nothing is lost.</summary>
    private string Any()
    {
        Restore();
        File.Delete(Shallow());
        var commits = _git.Git("rev-list", "--all").Split('\n');
        return commits[_random.Next(commits.Length)];
    }

    private void DeleteBranch()
    {
        _git.Git("checkout", "-q", "--detach");
        var branches = _git.Git("for-each-ref", "--format=%(refname)", "refs/heads").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (branches.Length > 1)
        {
            _git.Git("update-ref", "-d", branches[_random.Next(branches.Length)]);
        }
    }

    /// <summary>Takes a loose object away that only older commits need, so that git can go on.</summary>
    private void Lose()
    {
        var needed = _git.Git("rev-list", "--objects", "--no-walk", "HEAD").Split('\n').Select(l => l.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        var objects = Path.Combine(_git.Root, ".git", "objects");
        var files = Directory.EnumerateFiles(objects, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f).Length == 38 && !needed.Contains(Path.GetFileName(Path.GetDirectoryName(f)!) + Path.GetFileName(f)))
            .Where(f => _git.Git("cat-file", "-t", Path.GetFileName(Path.GetDirectoryName(f)!) + Path.GetFileName(f)) is "blob" or "tree")
            .Order(StringComparer.Ordinal).ToList();
        if (files.Count > 0)
        {
            var file = files[_random.Next(files.Count)];
            _lost[file] = File.ReadAllBytes(file);
            File.SetAttributes(file, FileAttributes.Normal);
            File.Delete(file);
        }
    }

    private void Restore()
    {
        foreach (var (file, content) in _lost)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        _lost.Clear();
    }

    private void MoveBoundary()
    {
        var commit = Any();
        File.WriteAllText(Shallow(), commit + "\n");
    }

    private string Shallow() => Path.Combine(_git.Root, ".git", "shallow");
#pragma warning restore CA5394
}
