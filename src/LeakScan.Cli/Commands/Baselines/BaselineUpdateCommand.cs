using System.CommandLine;
using LeakScan.Baselines;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary><c>leakscan baseline update</c>: accepts also what has come since.</summary>
internal sealed class BaselineUpdateCommand : BaselineScanCommand, ICommandExamples
{
    private readonly Option<bool> _prune;
    private Baseline _baseline = new([]);

    public BaselineUpdateCommand()
        : this(new("--prune")
        {
            Description = "Remove entries that nothing found needs. Scan all that the baseline is for, with --history if it is for histories too.",
        })
    {
    }

    private BaselineUpdateCommand(Option<bool> prune)
        : base("update", "Scan, and add what is new to a baseline. Reasons and last days of its entries stay.", prune) => _prune = prune;

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan baseline update --reason 'test account'", "accept what has come since"),
        ("leakscan baseline update --history --prune", "and drop what is gone"),
        ("leakscan baseline update --expires 2027-06-30", "also give what has expired a new last day"),
    ];

    protected override void Prepare(string file) => _baseline = BaselineReader.ReadFile(file);

    protected override void Accept(string file, ScanReport report, Acceptance acceptance, ScanRun run, ParseResult parse)
    {
        var outcome = new BaselineFilter(_baseline, DateOnly.FromDateTime(DateTime.Today)).Apply(report);
        var expired = outcome.Expired.Select(e => e.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var fresh = outcome.Report.Findings.Where(f => !expired.Contains(f.Fingerprint)).ToList();
        var added = acceptance.Entries(fresh, run.Messages).ToList();
        var renewed = acceptance.Expires is null ? [] : outcome.Expired.Select(e => e with { Expires = acceptance.Expires, Reason = acceptance.Reason ?? e.Reason }).ToList();
        var removed = parse.GetValue(_prune) ? outcome.Unused : [];
        BaselineSaver.Save(file, _baseline.With([.. added, .. renewed], removed));
        run.Messages.Note($"'{file}': {added.Count} added, {renewed.Count} renewed, {removed.Count} removed");
        TellWhatStays(run.Messages, outcome, renewed.Count, removed.Count);
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
