using System.CommandLine;
using System.CommandLine.Help;
using LeakScan.Cli.Commands.Baselines;
using LeakScan.Cli.Help;

namespace LeakScan.Cli.Commands;

/// <summary>The whole command line. Not a RootCommand, which takes its name from the file it runs from.</summary>
internal sealed class LeakScanCommand : Command, ICommandExamples
{
    public LeakScanCommand()
        : base("leakscan", "Finds API keys, tokens, passwords and private keys in working trees and git histories, offline.")
    {
        Add(new ScanCommand());
        Add(new HistoryCommand());
        Add(new StagedCommand());
        Add(new PushCommand());
        Add(new InitCommand());
        Add(new BaselineCommand());
        Add(new HookCommand());
        Add(new RulesCommand());
        Add(new ExplainCommand());
        Add(new ReportCommand());
        Add(new CompletionCommand());
        Add(new ManCommand());
        Add(new HelpOption { Description = "Show this help.", Action = new HelpWriter() });
        Add(new VersionOption { Description = "Show the version." });
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan scan --history", "all there is in the repository of the current folder"),
        ("leakscan staged", "only what the next commit adds"),
        ("leakscan scan --help", "the options of a command"),
    ];
}
