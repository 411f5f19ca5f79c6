using System.CommandLine;
using LeakScan.Cli.Options;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan scan</c>: folders, files and standard input, and on request the history of the repository they stand in.</summary>
internal sealed class ScanCommand : Command, ICommandExamples
{
    private readonly ScanTarget _target = new();
    private readonly CommonOptions _common = new();
    private readonly Func<CommonSettings, ScanRun> _start;

    public ScanCommand()
        : this(static settings => new ScanRun(settings))
    {
    }

    /// <summary>The command in a program that cannot do all a run may ask for.</summary>
    /// <param name="start">Starts a run.</param>
    public ScanCommand(Func<CommonSettings, ScanRun> start)
        : base("scan", "Scan folders, files or standard input. Inside a git repository .gitignore is honoured.")
    {
        _start = start;
        _target.AddTo(this);
        _common.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan scan", "the current folder"),
        ("leakscan scan --history", "the current folder and its repository's whole history, in one report"),
        ("leakscan scan src deploy/prod.env", "a folder and a file"),
        ("kubectl get secret -o yaml | leakscan scan -", "what another program prints"),
        ("leakscan scan -o sarif=leaks.sarif -o json=leaks.json", "text to read, and two reports for programs"),
        ("leakscan scan --baseline .leakscan.baseline", "only what was not accepted before"),
        ("leakscan scan --exclude '**/testdata/**' --min-confidence high", "less"),
    ];

    private int Run(ParseResult parse)
    {
        using var run = _start(_target.Apply(parse, _common.Read(parse)));
        using var target = _target.Open(parse, run);
        return run.Execute(Name, target.Sources, target.Repository, target.IsEverything);
    }
}
