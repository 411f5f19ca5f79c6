using System.CommandLine;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan hook install</c>: puts hooks into a repository, or into the folder for all of them.</summary>
internal sealed class HookInstallCommand : Command, ICommandExamples
{
    private readonly HookOptions _options = new();

    public HookInstallCommand()
        : base("install", "Let git run LeakScan before commits and pushes. A hook that is there already is kept and run first.")
    {
        _options.AddTo(this, "pre-commit and pre-push; in a bare repository pre-receive");
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan hook install", "in the repository of the current folder"),
        ("leakscan hook install pre-commit commit-msg --global", "for every repository on this machine"),
        ("leakscan hook install pre-receive --repo /srv/git/app.git", "on a server"),
    ];

    private int Run(ParseResult parse)
    {
        var hooks = _options.ReadHooks(parse);
        var isGlobal = _options.IsGlobal(parse);
        var folder = isGlobal ? HookFolderFinder.CreateForUser() : HookFolderFinder.OfRepository(_options.Repository(parse));
        if (!isGlobal)
        {
            // One that cannot be read would have every commit stopped.
            RepositoryOpener.Discover(_options.Repository(parse))?.Dispose();
        }

        if (hooks.Count == 0)
        {
            var isBare = !isGlobal && GitProgram.Ask(_options.Repository(parse), "rev-parse", "--is-bare-repository") == "true";
            hooks = isBare ? [GitHook.PreReceive] : [GitHook.PreCommit, GitHook.PrePush];
        }

        var tool = ToolLocation.Find();
        foreach (var hook in hooks)
        {
            folder.Install(hook, tool);
            MessageWriter.Write($"leakscan: {hook.Name} installed in {folder.Path}{(folder.IsChained(hook.Name) ? "; the hook that was there runs first" : "")}");
        }

        folder.Complete();
        return ExitCode.Clean;
    }
}
