using System.Globalization;
using System.Text;

namespace LeakScan.Git.Tests.History;

/// <summary>
/// A random history of which everything is known: made here as plain data, given to git by fast-import. Few paths, few contents and wild dates,
/// so that renames, copies, reverts, criss-cross merges and wrong clocks all happen.
/// </summary>
internal sealed class HistoryModel
{
    private static readonly string[] Paths = ["a", "b.txt", "d", "d/a", "d/e/f", "d/e/g", "d.x/a", "ü x/ö", "z"];

    private HistoryModel()
    {
    }

    public List<Commit> Commits { get; } = [];

    /// <summary>Names of branches and the numbers of their commits.</summary>
    public Dictionary<string, int> Branches { get; } = [];

    public static HistoryModel Create(int seed, int count, bool skewed)
    {
#pragma warning disable CA5394 // test data
        var random = new Random(seed);
        var model = new HistoryModel();
        for (var number = 0; number < count; number++)
        {
            var parents = number == 0 || random.Next(15) == 0
                ? []
                : Enumerable.Range(0, random.Next(10) switch { 0 => 3, < 4 => 2, _ => 1 }).Select(_ => random.Next(Math.Max(0, number - 6), number)).Distinct().ToArray();
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var parent in parents)
            {
                foreach (var (path, content) in model.Commits[parent].Files)
                {
                    Put(files, path, content);
                }
            }

            for (var change = random.Next(4); change > 0; change--)
            {
                var path = Paths[random.Next(Paths.Length)];
                if (random.Next(4) == 0)
                {
                    files.Remove(path);
                }
                else
                {
                    Put(files, path, $"content {random.Next(12)}\n");
                }
            }

            var time = 1_700_000_000L + (skewed ? random.Next(200) : number / 3 * 10);
            model.Commits.Add(new Commit(number, parents, time, files));
            if (random.Next(8) == 0)
            {
                model.Branches[$"refs/heads/b{random.Next(4)}"] = number;
            }
        }

        model.Branches["refs/heads/main"] = count - 1;
#pragma warning restore CA5394
        return model;
    }

    /// <summary>Writes the history into a repository, and learns the ids.</summary>
    public void Import(GitSandbox sandbox)
    {
        var script = new StringBuilder();
        foreach (var commit in Commits)
        {
            var message = $"Commit {commit.Number}";
            script.Append(CultureInfo.InvariantCulture, $"commit refs/import/c{commit.Number}\nmark :{commit.Number + 1}\ncommitter C <c@example.com> {commit.Time} +0000\ndata {message.Length}\n{message}\n");
            for (var i = 0; i < commit.Parents.Length; i++)
            {
                script.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "from" : "merge")} :{commit.Parents[i] + 1}\n");
            }

            script.Append("deleteall\n");
            foreach (var (path, content) in commit.Files)
            {
                script.Append(CultureInfo.InvariantCulture, $"M 100644 inline {path}\ndata {Encoding.UTF8.GetByteCount(content)}\n{content}\n");
            }
        }

        sandbox.GitWithInput(Encoding.UTF8.GetBytes(script.ToString()), "fast-import", "--quiet", "--force");
        foreach (var line in sandbox.Git("for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/import").Split('\n'))
        {
            var parts = line.Split(' ');
            Commits[int.Parse(parts[0][1..], CultureInfo.InvariantCulture)].Id = ObjectId.Parse(parts[1]);
        }

        var updates = Commits.Select(c => $"delete refs/import/c{c.Number}\n").Concat(Branches.Select(b => $"create {b.Key} {Commits[b.Value].Id}\n"));
        sandbox.GitWithInput(Encoding.UTF8.GetBytes(string.Concat(updates)), "update-ref", "--stdin");
    }

    /// <summary>Numbers of the commits that some reach.</summary>
    public HashSet<int> Reach(IEnumerable<int> starts)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(starts);
        while (open.TryPop(out var number))
        {
            if (reached.Add(number))
            {
                Array.ForEach(Commits[number].Parents, open.Push);
            }
        }

        return reached;
    }

    /// <summary>The introducing order, found the slow way: again and again the least of those whose selected parents are all there.</summary>
    public List<int> Order(IReadOnlySet<int> selected)
    {
        var order = new List<int>();
        var left = selected.ToHashSet();
        while (left.Count > 0)
        {
            var next = left.Where(n => !Commits[n].Parents.Any(left.Contains)).OrderBy(n => Commits[n].Time).ThenBy(n => Commits[n].Id).First();
            left.Remove(next);
            order.Add(next);
        }

        return order;
    }

    public bool IsNewAt(int commit, string path) =>
        !Commits[commit].Parents.Any(p => string.Equals(Commits[p].Files.GetValueOrDefault(path), Commits[commit].Files[path], StringComparison.Ordinal));

    /// <summary>The blobs that a commit introduces: new at their path, and lost by no parent at a path that was looked at, which paths below a folder that some parent shares are not.</summary>
    public HashSet<ObjectId> Introduced(int number)
    {
        var commit = Commits[number];
        var introduced = commit.Files.Where(f => IsNewAt(number, f.Key)).Select(f => BlobOf(f.Value)).ToHashSet();
        foreach (var (path, content) in commit.Parents.SelectMany(p => Commits[p].Files))
        {
            if (!string.Equals(commit.Files.GetValueOrDefault(path), content, StringComparison.Ordinal) && !Folders(path).Any(f => IsShared(commit, f)))
            {
                introduced.Remove(BlobOf(content));
            }
        }

        return introduced;
    }

    public static ObjectId BlobOf(string content) => ObjectHash.Compute(ObjectKind.Blob, Encoding.UTF8.GetBytes(content));

    private static IEnumerable<string> Folders(string path)
    {
        yield return "";
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..(slash + 1)];
        }
    }

    private bool IsShared(Commit commit, string folder)
    {
        var files = Below(commit);
        return files.Count > 0 && commit.Parents.Any(p => Below(Commits[p]).SequenceEqual(files));

        List<KeyValuePair<string, string>> Below(Commit one) => [.. one.Files.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal))];
    }

    // A file displaces a folder of its name, and the other way round.
    private static void Put(SortedDictionary<string, string> files, string path, string content)
    {
        foreach (var other in files.Keys.Where(k => k.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(k + "/", StringComparison.Ordinal)).ToList())
        {
            files.Remove(other);
        }

        files[path] = content;
    }

    public sealed record Commit(int Number, int[] Parents, long Time, SortedDictionary<string, string> Files)
    {
        public ObjectId Id { get; set; }
    }
}
