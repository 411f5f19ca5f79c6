using System.CommandLine;
using LeakScan.Baselines;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary><c>leakscan baseline create</c>: accepts everything that is found now.</summary>
internal sealed class BaselineCreateCommand : Command, ICommandExamples
{
    private readonly ScanTarget _target = new();
    private readonly BaselineFileOption _file = new();
    private readonly AcceptanceOptions _acceptance = new();
    private readonly ForeignBaseline _from = new();
    private readonly EngineOptions _engine = new(hasBaseline: false);

    public BaselineCreateCommand()
        : base("create", "Scan, and write a baseline that accepts everything found. Never overwrites one.")
    {
        _target.AddTo(this);
        Add(_file);
        _acceptance.AddTo(this);
        Add(_from);
        _engine.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan baseline create --history", "accept what the repository and its history hold today"),
        ("leakscan baseline create --expires 2027-01-31 --reason 'being rotated, OPS-12'", "accept it for some time"),
        ("leakscan baseline create --history --from .gitleaksignore", "only what gitleaks was told to ignore"),
        ("leakscan scan --history --baseline .leakscan.baseline", "then: only what is new"),
    ];

    private int Run(ParseResult parse)
    {
        var file = _file.Choose(parse);
        AtomicFile.Check(file, BaselineSaver.What);
        if (File.Exists(file))
        {
            throw new UsageException($"the baseline '{file}' exists already; 'leakscan baseline update' adds what is new to it");
        }

        var expires = _acceptance.Expires(parse, DateOnly.FromDateTime(DateTime.Today));
        var foreign = _from.Read(parse);
        using var run = new ScanRun(_engine.Read(parse));
        using var target = _target.Open(parse, run);
        var report = run.Scan("baseline", target.Sources, target.Repository);
        if (report.Interrupted)
        {
            return ExitCode.Interrupted;
        }

        var baseline = new Baseline(BaselineMaker.Entries(ForeignBaseline.Choose(report.Findings, foreign, run.Messages), expires, _acceptance.Reason(parse)));
        BaselineSaver.Save(file, baseline);
        run.Messages.Note($"'{file}' accepts {Wording.Count(baseline.Entries.Count, "secret")}; use it with --baseline {file}");
        using var around = RepositoryOpener.Discover(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (around?.WorkTree is not null && MergeRule.Add(file) is { } attributes)
        {
            run.Messages.Note($"'{attributes}' now tells git to keep the lines of both sides when branches with different baselines are merged");
        }

        return BaselineSaver.ExitCodeOf(report, run.Messages);
    }
}
