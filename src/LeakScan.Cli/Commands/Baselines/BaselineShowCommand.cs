using System.CommandLine;
using System.Text;
using LeakScan.Baselines;
using LeakScan.Cli.Output;
using LeakScan.Configuration;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary><c>leakscan baseline show</c>: what is accepted, where, how long and why.</summary>
internal sealed class BaselineShowCommand : Command, ICommandExamples
{
    private readonly BaselineFileOption _file = new();
    private readonly Option<bool> _expired = new("--expired") { Description = "Only entries whose last day has passed." };

    public BaselineShowCommand()
        : base("show", "List the entries of a baseline by path, one a line: path, rule, fingerprint, last day, reason; separated by tabs.")
    {
        Add(_file);
        Add(_expired);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan baseline show", "what is accepted, and why"),
        ("leakscan baseline show --expired", "what is accepted no longer"),
    ];

    private int Run(ParseResult parse)
    {
        var baseline = BaselineReader.ReadFile(_file.Choose(parse, FoundConfiguration()));
        var today = DateOnly.FromDateTime(DateTime.Today);
        var lines = new StringBuilder();
        var shown = baseline.Entries.Where(e => !parse.GetValue(_expired) || e.HasExpired(today));
        foreach (var entry in shown.OrderBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.RuleId, StringComparer.Ordinal))
        {
            var day = entry.Expires is { } last ? $"until {BaselineFormat.FormatDay(last)}{(entry.HasExpired(today) ? " (expired)" : "")}" : "";
            lines.Append(string.Join('\t', Printable.Of(entry.Path), Printable.Of(entry.RuleId), entry.Fingerprint, day, Printable.Of(entry.Reason ?? "")).TrimEnd('\t')).Append('\n');
        }

        ReportWriter.WriteToStandardOutput(output => output.Write(Encoding.UTF8.GetBytes(lines.ToString())));
        return ExitCode.Clean;
    }

    private static ScanConfiguration FoundConfiguration() =>
        ConfigurationFinder.Find(".") is { } file ? ConfigurationReader.ReadFile(file) : ScanConfiguration.None;
}
