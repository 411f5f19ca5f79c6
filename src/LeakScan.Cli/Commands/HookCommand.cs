using System.CommandLine;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan hook</c>: lets git ask LeakScan before something happens.</summary>
internal sealed class HookCommand : Command
{
    public HookCommand()
        : base("hook", "Install, remove, show and run git hooks that stop a commit or push which brings a secret.")
    {
        Add(new HookInstallCommand());
        Add(new HookUninstallCommand());
        Add(new HookStatusCommand());
        Add(new HookRunCommand());
    }
}
