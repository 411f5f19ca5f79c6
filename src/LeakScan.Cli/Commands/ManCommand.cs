using System.CommandLine;
using System.Text;
using LeakScan.Cli.Completion;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan man</c>: the manual page, all commands and options in one place.</summary>
internal sealed class ManCommand : Command, ICommandExamples
{
    public ManCommand()
        : base("man", "Print the manual page: all commands, options and exit codes in one place.") => SetAction(Run);

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan man | man -l -", "to read it"),
        ("leakscan man > /usr/local/share/man/man1/leakscan.1", "to install it"),
    ];

    private static int Run(ParseResult parse)
    {
        var page = Encoding.UTF8.GetBytes(ManualPage.Write(parse.RootCommandResult.Command, Scanner.Version));
        ReportWriter.WriteToStandardOutput(output => output.Write(page));
        return ExitCode.Clean;
    }
}
