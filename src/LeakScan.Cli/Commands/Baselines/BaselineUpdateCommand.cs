using System.CommandLine;
using LeakScan.Baselines;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary><c>leakscan baseline update</c>: accepts also what has come since.</summary>
internal sealed class BaselineUpdateCommand : Command, ICommandExamples
{
    private readonly ScanTarget _target = new();
    private readonly BaselineFileOption _file = new();
    private readonly AcceptanceOptions _acceptance = new();

    private readonly Option<bool> _prune = new("--prune")
    {
        Description = "Remove entries that nothing found needs. Scan all that the baseline is for, with --history if it is for histories too.",
    };

    private readonly ForeignBaseline _from = new();
    private readonly EngineOptions _engine = new(hasBaseline: false);

    public BaselineUpdateCommand()
        : base("update", "Scan, and add what is new to a baseline. Reasons and last days of its entries stay.")
    {
        _target.AddTo(this);
        Add(_file);
        _acceptance.AddTo(this);
        Add(_from);
        Add(_prune);
        _engine.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan baseline update --reason 'test account'", "accept what has come since"),
        ("leakscan baseline update --history --prune", "and drop what is gone"),
        ("leakscan baseline update --expires 2027-06-30", "also give what has expired a new last day"),
    ];

    private int Run(ParseResult parse)
    {
        var file = _file.Choose(parse);
        var baseline = BaselineReader.ReadFile(file);
        var today = DateOnly.FromDateTime(DateTime.Today);
        var expires = _acceptance.Expires(parse, today);
        var foreign = _from.Read(parse);
        using var run = new ScanRun(_engine.Read(parse));
        using var target = _target.Open(parse, run);
        var report = run.Scan("baseline", target.Sources, target.Repository);
        if (report.Interrupted)
        {
            return ExitCode.Interrupted;
        }

        var outcome = new BaselineFilter(baseline, today).Apply(report);
        var expired = outcome.Expired.Select(e => e.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var reason = _acceptance.Reason(parse);
        var fresh = outcome.Report.Findings.Where(f => !expired.Contains(f.Fingerprint)).ToList();
        var added = BaselineMaker.Entries(ForeignBaseline.Choose(fresh, foreign, run.Messages), expires, reason).ToList();
        var renewed = expires is null ? [] : outcome.Expired.Select(e => e with { Expires = expires, Reason = reason ?? e.Reason }).ToList();
        var removed = parse.GetValue(_prune) ? outcome.Unused : [];
        BaselineSaver.Save(file, baseline.With([.. added, .. renewed], removed));
        run.Messages.Note($"'{file}': {added.Count} added, {renewed.Count} renewed, {removed.Count} removed");
        TellWhatStays(run.Messages, outcome, renewed.Count, removed.Count);
        return BaselineSaver.ExitCodeOf(report, run.Messages);
    }

    private static void TellWhatStays(MessageWriter messages, BaselineOutcome outcome, int renewed, int removed)
    {
        if (outcome.Unused.Count > removed)
        {
            messages.Note($"{Wording.Count(outcome.Unused.Count, "entry is", "entries are")} not needed by what was scanned; --prune removes such:");
            foreach (var entry in outcome.Unused)
            {
                messages.Note("  " + BaselineFormat.Format(entry));
            }
        }

        if (outcome.Expired.Count > renewed)
        {
            messages.Note($"{Wording.Count(outcome.Expired.Count, "entry has", "entries have")} expired; --expires DATE renews such");
        }
    }
}
