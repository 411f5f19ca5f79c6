namespace LeakScan.Git;

/// <summary>
/// What git tells the hooks it runs. A hook has to follow it: <c>git commit -a</c> commits another index than the repository's own,
/// and what a push brings lies, until it is accepted, in an object directory of its own. Immutable.
/// </summary>
internal sealed record GitEnvironment
{
    /// <summary>No hook: everything is where the repository says.</summary>
    public static GitEnvironment None { get; } = new();

    /// <summary>GIT_DIR: the git directory; null to search for it. Relative to the hook's working directory, as are the others.</summary>
    public string? GitDirectory { get; init; }

    /// <summary>GIT_WORK_TREE: the work tree's root; null for the repository's own.</summary>
    public string? WorkTree { get; init; }

    /// <summary>GIT_INDEX_FILE: the index; null for the repository's own.</summary>
    public string? IndexFile { get; init; }

    /// <summary>GIT_OBJECT_DIRECTORY: where objects are; null for the repository's own.</summary>
    public string? ObjectDirectory { get; init; }

    /// <summary>GIT_ALTERNATE_OBJECT_DIRECTORIES: where more objects are.</summary>
    public IReadOnlyList<string> AlternateObjectDirectories { get; init; } = [];

    /// <summary>Reads the variables that git sets for hooks.</summary>
    /// <param name="variable">Gives the value of an environment variable; null when it is not set.</param>
    public static GitEnvironment Read(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new()
        {
            GitDirectory = Value("GIT_DIR"),
            WorkTree = Value("GIT_WORK_TREE"),
            IndexFile = Value("GIT_INDEX_FILE"),
            ObjectDirectory = Value("GIT_OBJECT_DIRECTORY"),
            AlternateObjectDirectories = Split(Value("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? ""),
        };

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    // Git puts an entry that contains the separator in quotes, with a backslash before quotes and backslashes.
    private static List<string> Split(string list)
    {
        var entries = new List<string>();
        var entry = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == '"' && (quoted || entry.Length == 0))
            {
                quoted = !quoted;
            }
            else if (quoted && list[i] == '\\' && i + 1 < list.Length)
            {
                entry.Append(list[++i]);
            }
            else if (list[i] == Path.PathSeparator && !quoted)
            {
                entries.Add(entry.ToString());
                entry.Clear();
            }
            else
            {
                entry.Append(list[i]);
            }
        }

        entries.Add(entry.ToString());
        entries.RemoveAll(string.IsNullOrEmpty);
        return entries;
    }
}
