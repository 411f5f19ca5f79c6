using System.CommandLine;
using System.Text;
using LeakScan.Cli.Completion;
using LeakScan.Cli.Help;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan completion</c>: a script that lets a shell complete commands and options.</summary>
internal sealed class CompletionCommand : Command, ICommandExamples
{
    private static readonly string[] Shells = ["bash", "fish", "powershell", "zsh"];

    private readonly Argument<string> _shell = new("SHELL") { Description = $"One of {string.Join(", ", Shells)}." };

    public CompletionCommand()
        : base("completion", "Print a script that lets a shell complete commands and options.")
    {
        _shell.CompletionSources.Add(Shells);
        Add(_shell);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("source <(leakscan completion bash)", "in ~/.bashrc"),
        ("leakscan completion zsh > \"${fpath[1]}/_leakscan\"", "once; zsh finds it there"),
        ("leakscan completion fish > ~/.config/fish/completions/leakscan.fish", "once"),
        ("leakscan completion powershell | Out-String | Invoke-Expression", "in $PROFILE"),
    ];

    private int Run(ParseResult parse)
    {
        var shell = parse.GetRequiredValue(_shell);
        var write = Writer(shell)
            ?? throw new UsageException($"'{shell}' is not a shell that is known here; use one of {string.Join(", ", Shells)}{NearestName.Suggest(shell, Shells)}");

        var script = Encoding.UTF8.GetBytes(write(parse.RootCommandResult.Command).ReplaceLineEndings("\n"));
        ReportWriter.WriteToStandardOutput(output => output.Write(script));
        return ExitCode.Clean;
    }

    private static Func<Command, string>? Writer(string shell) => shell switch
    {
        "bash" => BashCompletion.Write,
        "fish" => FishCompletion.Write,
        "powershell" => PowerShellCompletion.Write,
        "zsh" => ZshCompletion.Write,
        _ => null,
    };
}
