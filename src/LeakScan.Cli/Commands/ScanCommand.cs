using System.CommandLine;
using LeakScan.Cli.Options;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan scan</c>: folders, files and standard input, and on request the history of the repository they stand in.</summary>
internal sealed class ScanCommand : Command, ICommandExamples
{
    private const string StandardInput = "-";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["."],
        Description = "Folders and files; - is standard input. Default: the current folder.",
    };

    private readonly Option<bool> _history = new("--history")
    {
        Description = "Scan also the whole history of the repository that the first path stands in.",
    };

    private readonly PathOptions _files = new();
    private readonly CommonOptions _common = new();

    public ScanCommand()
        : base("scan", "Scan folders, files or standard input. Inside a git repository .gitignore is honoured.")
    {
        Add(_paths);
        Add(_history);
        _files.AddTo(this);
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
        ("leakscan scan --exclude '**/testdata/**' --min-confidence high", "less"),
    ];

    private int Run(ParseResult parse)
    {
        using var run = new ScanRun(_common.Read(parse));
        var options = _files.Read(parse);
        var paths = parse.GetRequiredValue(_paths);
        var files = paths.Where(p => p != StandardInput).ToList();
        var sources = new List<ISource>();
        if (files.Count > 0)
        {
            sources.Add(new FileTreeSource(files, options));
        }

        if (files.Count < paths.Length)
        {
            sources.Add(new StdinSource(new InterruptibleStream(Console.OpenStandardInput(), run.Cancellation)));
        }

        var place = files.Count > 0 ? files[0] : ".";
        using var repository = RepositoryOpener.Discover(place);
        using var history = parse.GetValue(_history) ? OpenHistory(repository, place) : null;
        if (history is not null)
        {
            sources.Add(new HistorySource(history, HistorySelection.All));
        }

        return run.Execute(Name, sources, repository);
    }

    private static IHistoryReader OpenHistory(GitRepository? repository, string place) =>
        (repository ?? throw new UsageException($"--history needs a git repository, and '{place}' does not stand in one")).OpenHistory(HistorySelection.All);
}
