using System.CommandLine;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules</c>: what is looked for.</summary>
internal sealed class RulesCommand : Command
{
    public RulesCommand()
        : base("rules", "List, show, check and take over rules.")
    {
        Add(new RulesListCommand());
        Add(new RulesShowCommand());
        Add(new RulesCheckCommand());
        Add(new RulesImportCommand());
    }
}
