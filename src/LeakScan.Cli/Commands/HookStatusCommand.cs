using System.CommandLine;
using System.Text;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan hook status</c>: which hooks there are.</summary>
internal sealed class HookStatusCommand : Command, ICommandExamples
{
    private readonly HookOptions _options = new();

    public HookStatusCommand()
        : base("status", "Show which hooks are installed, one a line: name, state, file; separated by tabs.")
    {
        _options.AddTo(this, "all");
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples => [("leakscan hook status", "in the repository of the current folder")];

    private int Run(ParseResult parse)
    {
        var named = _options.ReadHooks(parse);
        var folder = _options.IsGlobal(parse) ? HookFolderFinder.OfUser() : HookFolderFinder.OfRepository(_options.Repository(parse));
        var text = new StringBuilder();
        foreach (var hook in named.Count > 0 ? named : GitHook.All)
        {
            text.Append(folder is null ? $"{hook.Name}\tnot installed\n" : $"{hook.Name}\t{Describe(folder, hook.Name)}\t{Path.Combine(folder.Path, hook.Name)}\n");
        }

        ReportWriter.WriteToStandardOutput(output => output.Write(Encoding.UTF8.GetBytes(text.ToString())));
        return ExitCode.Clean;
    }

    private static string Describe(HookFolder folder, string name) => folder.StateOf(name) switch
    {
        HookState.Installed => folder.IsChained(name) ? "installed, after the hook that was there" : "installed",
        HookState.Edited => "installed and edited since",
        HookState.Foreign => "another hook",
        _ => "not installed",
    };
}
