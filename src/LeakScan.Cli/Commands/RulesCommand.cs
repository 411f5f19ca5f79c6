using System.CommandLine;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules</c>: what is looked for.</summary>
internal sealed class RulesCommand : Command
{
    public RulesCommand()
        : base("rules", "List, show and check rules.")
    {
        Add(new RulesListCommand());
        Add(new RulesShowCommand());
        Add(new RulesCheckCommand());
    }
}
