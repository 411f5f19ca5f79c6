using System.CommandLine;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan report</c>: what can be done with reports once they are written.</summary>
internal sealed class ReportCommand : Command
{
    public ReportCommand()
        : base("report", "Work on reports that are written.") => Add(new ReportMergeCommand());
}
