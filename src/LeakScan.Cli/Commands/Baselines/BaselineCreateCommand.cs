using System.CommandLine;
using LeakScan.Baselines;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary><c>leakscan baseline create</c>: accepts everything that is found now.</summary>
internal sealed class BaselineCreateCommand : BaselineScanCommand, ICommandExamples
{
    public BaselineCreateCommand()
        : base("create", "Scan, and write a baseline that accepts everything found. Never overwrites one.")
    {
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan baseline create --history", "accept what the repository and its history hold today"),
        ("leakscan baseline create --expires 2027-01-31 --reason 'being rotated, OPS-12'", "accept it for some time"),
        ("leakscan baseline create --history --from .gitleaksignore", "only what gitleaks was told to ignore"),
        ("leakscan scan --history", "then: only what is new"),
    ];

    protected override void Prepare(string file)
    {
        AtomicFile.Check(file, BaselineSaver.What);
        if (File.Exists(file))
        {
            throw new UsageException($"the baseline '{file}' exists already; 'leakscan baseline update' adds what is new to it");
        }
    }

    protected override void Accept(string file, ScanReport report, Acceptance acceptance, ScanRun run, ParseResult parse)
    {
        var baseline = new Baseline(acceptance.Entries(report.Findings, run.Messages));
        BaselineSaver.Save(file, baseline);
        using var around = RepositoryOpener.DiscoverReadable(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var isUsed = around is not null && run.BaselineFor(around) is { } known && Path.GetFullPath(known) == Path.GetFullPath(file);
        run.Messages.Note(
            $"'{file}' accepts {Wording.Count(baseline.Entries.Count, "secret")}; {(isUsed ? "from now on every run in this repository uses it, and everybody's once it is committed" : $"use it with --baseline {file}")}");
        if (around?.WorkTree is not null && MergeRule.Add(file) is { } attributes)
        {
            run.Messages.Note($"'{attributes}' now tells git to keep the lines of both sides when branches with different baselines are merged");
        }
    }
}
