using LeakScan.Git;

namespace LeakScan.Cli.Hooks;

/// <summary>A folder from which git runs hooks. What somebody else put there is set aside and put back, and never lost.</summary>
internal sealed class HookFolder
{
    private readonly bool _forAll;

    /// <summary>A folder, which need not exist.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="forAll">Whether it is LeakScan's own for all repositories, which hides those of the repositories.</param>
    public HookFolder(string path, bool forAll)
    {
        Path = path;
        _forAll = forAll;
    }

    public string Path { get; }

    /// <summary>What stands in the place of a hook.</summary>
    public HookState StateOf(string name) => Exists(FileOf(name)) ? ReadState(FileOf(name)) : HookState.Absent;

    /// <summary>Whether a hook of somebody else is run before ours.</summary>
    public bool IsChained(string name) => Exists(SetAsideOf(name));

    /// <summary>Puts our hook in its place, setting aside what is there.</summary>
    /// <exception cref="UsageException">That would lose something, or it cannot be written.</exception>
    public void Install(GitHook hook, ToolLocation tool)
    {
        SetAside(hook.Name);
        Write(hook.Name, HookScript.For(hook, tool, _forAll));
    }

    /// <summary>
    /// In a folder that hides those of the repositories: puts into every free place a script that runs the repository's own hook, and takes these scripts away
    /// when no hook of LeakScan is left.
    /// </summary>
    /// <exception cref="UsageException">One cannot be written or removed.</exception>
    public void Complete()
    {
        if (!_forAll)
        {
            return;
        }

        var isUsed = GitHook.All.Any(h => StateOf(h.Name) == HookState.Installed);
        foreach (var name in GitHook.All.Select(h => h.Name).Concat(GitHook.Others))
        {
            if (isUsed && StateOf(name) == HookState.Absent)
            {
                Write(name, HookScript.HandingOn(name));
            }
            else if (!isUsed && StateOf(name) == HookState.HandsOn)
            {
                Try(name, () => File.Delete(FileOf(name)));
            }
        }
    }

    /// <summary>Takes our hook away and puts back what was set aside. Leaves alone what is not ours; says whether there was anything to do.</summary>
    /// <exception cref="UsageException">Our hook was edited, or cannot be removed.</exception>
    public bool Uninstall(string name)
    {
        switch (StateOf(name))
        {
            case HookState.Edited:
                throw Edited(name);
            case HookState.Installed:
                Try(name, () =>
                {
                    File.Delete(FileOf(name));
                    if (IsChained(name))
                    {
                        File.Move(SetAsideOf(name), FileOf(name));
                    }
                });
                return true;
            default:
                return false;
        }
    }

    private static bool Exists(string file) => File.Exists(file) || new FileInfo(file).LinkTarget is not null;

    // What stands there may be a program or a link to nothing; ours is short text.
    private static HookState ReadState(string file)
    {
        const int MaxLength = 1 << 16;
        try
        {
            return new FileInfo(file) is { LinkTarget: null, Length: < MaxLength } ? HookScript.StateOf(RegularFile.ReadAllText(file)) : HookState.Foreign;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HookState.Foreign;
        }
    }

    private static UsageException Edited(string name) =>
        new($"the {name} hook was made by leakscan and edited since; move your lines into a file '{name}{HookScript.BeforeSuffix}' beside it, delete it, and try again");

    private string FileOf(string name) => System.IO.Path.Combine(Path, name);

    private string SetAsideOf(string name) => FileOf(name + HookScript.BeforeSuffix);

    private void SetAside(string name)
    {
        switch (StateOf(name))
        {
            case HookState.Edited:
                throw Edited(name);
            case HookState.Foreign when IsChained(name):
                throw new UsageException(
                    $"there is a {name} hook in '{Path}' and another that leakscan set aside as '{name}{HookScript.BeforeSuffix}'; put both into one file and try again");
            case HookState.Foreign:
                Try(name, () => File.Move(FileOf(name), SetAsideOf(name)));
                break;
        }
    }

    // Under another name first: git may run the hook at any moment, and a script is read while it runs.
    private void Write(string name, string text) => Try(name, () =>
    {
        Directory.CreateDirectory(Path);
        var temporary = FileOf($".{name}.{System.IO.Path.GetRandomFileName()}.tmp");
        File.WriteAllText(temporary, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        File.Move(temporary, FileOf(name), overwrite: true);
    });

    private void Try(string name, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (Output.Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot change the {name} hook in '{Path}': {Output.Reasons.Of(e)}", e);
        }
    }
}
