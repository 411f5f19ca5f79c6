namespace LeakScan.Git;

/// <summary>
/// Where a repository keeps what: found the way git finds it, upwards from a path, without running or trusting anything in it.
/// Layout: https://git-scm.com/docs/gitrepository-layout
/// </summary>
internal sealed class RepositoryLayout
{
    /// <summary>How deep below a repository's own alternates those of alternates are followed, as by git.</summary>
    private const int MostAlternates = 5;

    private RepositoryLayout(string gitDirectory, string commonDirectory, string? workTree, RepositoryConfig config, GitEnvironment environment, string start)
    {
        GitDirectory = gitDirectory;
        CommonDirectory = commonDirectory;
        WorkTree = workTree;
        Config = config;
        IndexFile = environment.IndexFile is { } index ? Absolute(index, start) : Path.Combine(gitDirectory, "index");
        var objects = environment.ObjectDirectory is { } directory ? Absolute(directory, start) : Path.Combine(commonDirectory, "objects");
        ObjectDirectories = FindObjectDirectories([objects, .. environment.AlternateObjectDirectories.Select(d => Absolute(d, start))]);
    }

    /// <summary>Absolute path of the git directory: of this work tree's own part of it in a linked work tree.</summary>
    public string GitDirectory { get; }

    /// <summary>The git directory that all work trees share: objects, references, config.</summary>
    public string CommonDirectory { get; }

    /// <summary>Absolute path of the work tree's root; null for a bare repository.</summary>
    public string? WorkTree { get; }

    /// <summary>The repository's own settings.</summary>
    public RepositoryConfig Config { get; }

    /// <summary>The index; need not exist.</summary>
    public string IndexFile { get; }

    /// <summary>Object directories in the order they are searched: the repository's own first, then its alternates, each once.</summary>
    public IReadOnlyList<string> ObjectDirectories { get; }

    /// <summary>Searches a repository upwards from a file or folder; null when there is none.</summary>
    /// <exception cref="GitException">There is one that cannot be read.</exception>
    public static RepositoryLayout? Find(string path, GitEnvironment environment)
    {
        var start = Path.GetFullPath(path);
        if (environment.GitDirectory is { } named)
        {
            return At(Absolute(named, start), start, environment, start)
                ?? throw new GitException($"GIT_DIR names '{named}', which is not a git directory: unset it or name one.");
        }

        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var inside = Path.Combine(folder, ".git");
            var layout = File.Exists(inside)
                ? At(FollowGitFile(inside), folder, environment, start) ?? throw new GitException($"'{inside}' names a git directory that is not there: run 'git worktree repair', or clone again.")
                : At(inside, folder, environment, start) ?? At(folder, null, environment, start);
            if (layout is not null)
            {
                return layout;
            }
        }

        return null;
    }

    /// <summary>A path as git means it in a variable or file: relative to a folder unless absolute.</summary>
    private static string Absolute(string path, string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, folder));

    private static string FollowGitFile(string file)
    {
        const string Prefix = "gitdir:";
        var text = RegularFile.ReadAllText(file).Trim();
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Absolute(text[Prefix.Length..].Trim(), Path.GetDirectoryName(file)!)
            : throw new GitException($"'{file}' should name a git directory ('gitdir: …') and does not: clone again.");
    }

    private static RepositoryLayout? At(string directory, string? workTree, GitEnvironment environment, string start)
    {
        var common = ReadLine(Path.Combine(directory, "commondir")) is { } text ? Absolute(text, directory) : directory;
        var head = new FileInfo(Path.Combine(directory, "HEAD"));
        if ((!head.Exists && head.LinkTarget is null) || !Directory.Exists(Path.Combine(common, "refs"))
            || (environment.ObjectDirectory is null && !Directory.Exists(Path.Combine(common, "objects"))))
        {
            return null;
        }

        var config = new RepositoryConfig();
        config.Load(Path.Combine(common, "config"));
        RepositoryFormat.Check(config, directory);
        if (config.GetBool("extensions.worktreeconfig") == true)
        {
            config.Load(Path.Combine(directory, "config.worktree"));
        }

        return new RepositoryLayout(directory, common, FindWorkTree(directory, workTree, config, environment, start), config, environment, start);
    }

    private static string? FindWorkTree(string directory, string? beside, RepositoryConfig config, GitEnvironment environment, string start)
    {
        if (environment.WorkTree is { } named)
        {
            return Absolute(named, start);
        }

        if (ReadLine(Path.Combine(directory, "gitdir")) is { } gitFile)
        {
            return Path.GetDirectoryName(Absolute(gitFile, directory));
        }

        if (config.Get("core.worktree") is { Length: > 0 } configured)
        {
            return Absolute(configured, directory);
        }

        if (config.GetBool("core.bare") == true)
        {
            return null;
        }

        return string.Equals(Path.GetFileName(directory), ".git", StringComparison.Ordinal) ? Path.GetDirectoryName(directory) : beside;
    }

    private static string? ReadLine(string file) => RegularFile.Exists(file) ? File.ReadAllText(file).Trim() : null;

    // objects/info/alternates: one directory a line, relative ones to the objects directory; they may have alternates in turn, and these, as deep as git goes.
    private static List<string> FindObjectDirectories(IEnumerable<string> first)
    {
        var found = new List<string>();
        foreach (var directory in first)
        {
            Add(directory, 0);
        }

        return found;

        void Add(string directory, int depth)
        {
            if (found.Contains(directory) || !Directory.Exists(directory))
            {
                return;
            }

            found.Add(directory);
            var alternates = Path.Combine(directory, "info", "alternates");
            foreach (var line in depth <= MostAlternates && File.Exists(alternates) ? File.ReadLines(alternates) : [])
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    Add(Absolute(line.Trim('"'), directory), depth + 1);
                }
            }
        }
    }
}
