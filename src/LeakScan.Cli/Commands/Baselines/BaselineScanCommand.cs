using System.CommandLine;
using LeakScan.Cli.Options;
using LeakScan.Findings;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>What commands have in common that scan and write down in a baseline what they find.</summary>
internal abstract class BaselineScanCommand : Command
{
    private readonly ScanTarget _target = new();
    private readonly BaselineFileOption _file = new();
    private readonly AcceptanceOptions _acceptance = new();
    private readonly ForeignBaseline _from = new();
    private readonly EngineOptions _engine = new(hasBaseline: false);

    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="own">Options that only it has.</param>
    protected BaselineScanCommand(string name, string description, params IEnumerable<Option> own)
        : base(name, description)
    {
        _target.AddTo(this);
        Add(_file);
        _acceptance.AddTo(this);
        Add(_from);
        foreach (var option in own)
        {
            Add(option);
        }

        _engine.AddTo(this);
        SetAction(Run);
    }

    /// <summary>Looks at the baseline before the scan, which may take long.</summary>
    /// <exception cref="UsageException">The command cannot work with it.</exception>
    protected abstract void Prepare(string file);

    /// <summary>Writes down what was found.</summary>
    protected abstract void Accept(string file, ScanReport report, Acceptance acceptance, ScanRun run, ParseResult parse);

    private int Run(ParseResult parse)
    {
        using var run = new ScanRun(_target.Apply(parse, _engine.Read(parse)));
        var file = _file.Choose(parse, run.Configure(_target.PlaceOf(parse)));
        Prepare(file);
        var acceptance = new Acceptance(_acceptance.Reason(parse), _acceptance.Expires(parse, DateOnly.FromDateTime(DateTime.Today)), _from.Read(parse));
        using var target = _target.Open(parse, run);
        var report = run.Fingerprint(run.Scan("baseline", target.Sources, target.Repository));
        if (report.Interrupted)
        {
            return ExitCode.Interrupted;
        }

        Accept(file, report, acceptance, run, parse);
        return BaselineSaver.ExitCodeOf(report, run.Messages);
    }
}
