using System.CommandLine;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan hook uninstall</c>: takes hooks away and puts back what was there before.</summary>
internal sealed class HookUninstallCommand : Command, ICommandExamples
{
    private readonly HookOptions _options = new();

    public HookUninstallCommand()
        : base("uninstall", "Take the hooks of LeakScan away and put back what was there before. Hooks of others are left alone.")
    {
        _options.AddTo(this, "all that are installed");
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan hook uninstall", "in the repository of the current folder"),
        ("leakscan hook uninstall pre-push --global", "one of those for every repository"),
    ];

    private int Run(ParseResult parse)
    {
        var named = _options.ReadHooks(parse);
        var folder = _options.IsGlobal(parse) ? HookFolderFinder.OfUser() : HookFolderFinder.OfRepository(_options.Repository(parse));
        var removed = folder is null ? [] : (named.Count > 0 ? named : GitHook.All).Where(h => folder.Uninstall(h.Name)).ToList();
        foreach (var hook in removed)
        {
            MessageWriter.Write($"leakscan: {hook.Name} removed from {folder!.Path}{(folder.StateOf(hook.Name) == HookState.Absent ? "" : "; the hook that was there before is back")}");
        }

        if (removed.Count == 0)
        {
            MessageWriter.Write("leakscan: there is no hook of leakscan to remove");
        }
        else
        {
            folder!.Complete();
            HookFolderFinder.ForgetIfEmpty(folder);
        }

        return ExitCode.Clean;
    }
}
