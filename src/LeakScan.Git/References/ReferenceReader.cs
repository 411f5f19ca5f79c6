namespace LeakScan.Git;

/// <summary>
/// Reads references and reflogs from their files. Not through libgit2, because HEAD is needed by a hook, which has no time to start libgit2, because a reference
/// that is damaged or being written must not hide the others, and because libgit2 lists neither other work trees' references nor reflogs of deleted ones.
/// Format: https://git-scm.com/docs/gitrepository-layout
/// </summary>
internal sealed class ReferenceReader
{
    private const int MaxSymbolicDepth = 5; // as in git

    // References that every work tree has of its own.
    private static readonly string[] PerWorkTree = ["refs/bisect/", "refs/rewritten/", "refs/worktree/"];

    private readonly RepositoryLayout _layout;
    private readonly List<string> _unreadable = [];
    private Dictionary<string, string>? _packed;

    public ReferenceReader(RepositoryLayout layout) => _layout = layout;

    // Names and 40 digits: of the ids only those asked for are parsed.
    private Dictionary<string, string> Packed => _packed ??= ReadPacked();

    /// <summary>The branch HEAD is on, full name, which need not exist yet; null when HEAD is detached.</summary>
    public string? HeadTarget => Content(_layout.GitDirectory, "HEAD") is { } text ? SymbolicTarget(text) : null;

    /// <summary>The object that a reference of this work tree names: <c>HEAD</c>, <c>refs/…</c>. Null when there is no such reference, or nothing behind it.</summary>
    public ObjectId? Resolve(string name) => Resolve(_layout.GitDirectory, name, 0);

    /// <summary>The full name that a short one stands for, by git's rules, and its object.</summary>
    public GitReference? Find(string name)
    {
        foreach (var full in (string[])[name, "refs/" + name, "refs/tags/" + name, "refs/heads/" + name, "refs/remotes/" + name, "refs/remotes/" + name + "/HEAD"])
        {
            if (IsSafe(full) && Resolve(full) is { } target)
            {
                return new GitReference(full, target);
            }
        }

        return null;
    }

    /// <summary>All references: those under refs/, HEAD, and HEAD and own references of the other work trees. Sorted by name, ordinally.</summary>
    /// <param name="broken">Gets the names of references that name nothing readable; a symbolic one may well name nothing.</param>
    public IReadOnlyList<GitReference> ReadAll(ICollection<string> broken)
    {
        var all = new Dictionary<string, GitReference>(StringComparer.Ordinal);
        var common = _layout.CommonDirectory;
        AddLoose(common, "", name => !IsPerWorkTree(name));
        AddLoose(_layout.GitDirectory, "", IsPerWorkTree);
        Add(_layout.GitDirectory, "HEAD", "HEAD");
        foreach (var folder in WorkTrees())
        {
            var prefix = string.Equals(folder, common, StringComparison.Ordinal) ? "main-worktree/" : "worktrees/" + Path.GetFileName(folder) + "/";
            Add(folder, "HEAD", prefix + "HEAD");
            AddLoose(folder, prefix, IsPerWorkTree);
        }

        // Packed ones last, and read anew: a reference that git packs meanwhile leaves its file when it stands here already.
        _unreadable.Clear();
        _packed = null;
        foreach (var (name, id) in Packed)
        {
            all.TryAdd(name, new GitReference(name, ObjectId.Parse(id)));
        }

        _unreadable.ForEach(broken.Add);
        return [.. all.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];

        void AddLoose(string directory, string prefix, Func<string, bool> wanted)
        {
            foreach (var name in LooseNames(directory, "refs"))
            {
                if (wanted(name))
                {
                    Add(directory, name, prefix + name);
                }
            }
        }

        void Add(string directory, string name, string fullName)
        {
            if (Resolve(directory, name, 0) is { } target)
            {
                all[fullName] = new GitReference(fullName, target);
            }
            else if (Content(directory, name) is { } text && SymbolicTarget(text) is null)
            {
                broken.Add(fullName);
            }
        }
    }

    /// <summary>Ids that a reflog names, newest first, each once; empty when there is no such log.</summary>
    /// <param name="name">The reference's name: <c>refs/stash</c>.</param>
    public IReadOnlyList<ObjectId> ReadLog(string name) => ReadLogFile(Path.Combine([_layout.CommonDirectory, "logs", .. name.Split('/')]));

    /// <summary>Ids that any reflog names, also logs of deleted references and of other work trees; each once, in no order that matters.</summary>
    public IReadOnlyCollection<ObjectId> ReadAllLogs()
    {
        var ids = new HashSet<ObjectId>();
        foreach (var directory in (string[])[_layout.CommonDirectory, _layout.GitDirectory, .. WorkTrees()])
        {
            foreach (var name in LooseNames(directory, "logs"))
            {
                ids.UnionWith(ReadLogFile(Path.Combine(directory, name)));
            }
        }

        return ids;
    }

    private static bool IsPerWorkTree(string name) => PerWorkTree.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    // A name comes from the command line or from a file of the repository: it must not lead out of the git directory.
    private static bool IsSafe(string name) => name.Split('/') is var parts && parts.All(p => p.Length > 0 && p is not "." and not "..")
        && !name.Contains('\\') && !name.Contains(':') && !name.Contains('\0') && (name.StartsWith("refs/", StringComparison.Ordinal) || !name.AsSpan().ContainsAnyInRange('a', 'z'));

    private static string? SymbolicTarget(string text) =>
        text.StartsWith("ref:", StringComparison.Ordinal) && text[4..].Trim() is var target && IsSafe(target) ? target : null;

    private Dictionary<string, string> ReadPacked()
    {
        var file = Path.Combine(_layout.CommonDirectory, "packed-refs");
        var packed = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            number++;
            // "<id> <name>"; '#' starts the header, '^' what the tag above names.
            if (line.Length > 41 && line[40] == ' ' && ObjectId.TryParse(line.AsSpan(0, 40), out _))
            {
                packed[line[41..]] = line[..40];
            }
            else if (line.Length > 0 && line[0] is not ('#' or '^'))
            {
                // Some reference stood there, and what only it leads to is not read.
                _unreadable.Add($"packed-refs:{number}");
            }
        }

        return packed;
    }

    private static List<ObjectId> ReadLogFile(string file)
    {
        var ids = new List<ObjectId>();
        var seen = new HashSet<ObjectId> { ObjectId.Zero };
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file).Reverse() : [])
        {
            // "<old id> <new id> <who> <when>\t<why>"
            if (line.Length > 81 && line[40] == ' ' && ObjectId.TryParse(line.AsSpan(0, 40), out var before) && ObjectId.TryParse(line.AsSpan(41, 40), out var after))
            {
                ids.AddRange(new[] { after, before }.Where(seen.Add));
            }
        }

        return ids;
    }

    private static IEnumerable<string> LooseNames(string directory, string folder)
    {
        var root = Path.Combine(directory, folder);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(directory, f).Replace(Path.DirectorySeparatorChar, '/'))
            : [];
    }

    private static string? Content(string directory, string name)
    {
        var file = Path.Combine([directory, .. name.Split('/')]);
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // deleted this moment, or a name both of a file and of a folder
        }
    }

    private ObjectId? Resolve(string directory, string name, int depth)
    {
        var shared = name.StartsWith("refs/", StringComparison.Ordinal) && !IsPerWorkTree(name);
        if (Content(shared ? _layout.CommonDirectory : directory, name) is not { } text)
        {
            return Packed.TryGetValue(name, out var packed) ? ObjectId.Parse(packed) : null;
        }

        if (SymbolicTarget(text) is { } target)
        {
            return depth < MaxSymbolicDepth ? Resolve(directory, target, depth + 1) : null;
        }

        return text.Length >= 40 && ObjectId.TryParse(text.AsSpan(0, 40), out var id) ? id : null;
    }

    // The git directories of the other work trees: the linked ones, and the main one when this is linked.
    private IEnumerable<string> WorkTrees()
    {
        var root = Path.Combine(_layout.CommonDirectory, "worktrees");
        IEnumerable<string> linked = Directory.Exists(root) ? Directory.EnumerateDirectories(root) : [];
        return linked.Append(_layout.CommonDirectory).Where(d => !string.Equals(d, _layout.GitDirectory, StringComparison.Ordinal));
    }
}
