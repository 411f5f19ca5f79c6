using System.CommandLine;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary><c>leakscan baseline</c>: findings that were accepted, so that only new ones fail a run.</summary>
internal sealed class BaselineCommand : Command
{
    public BaselineCommand()
        : base("baseline", "Accept the findings there are, so that only new ones make a run fail.")
    {
        Add(new BaselineCreateCommand());
        Add(new BaselineUpdateCommand());
        Add(new BaselineShowCommand());
    }
}
