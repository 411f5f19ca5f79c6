using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Sarif;
using Finding = LeakScan.Findings.Finding;
using RepositoryInfo = LeakScan.Findings.RepositoryInfo;
using ScanReport = LeakScan.Findings.ScanReport;

namespace LeakScan.Reporting.Sarif;

/// <summary>Puts a run together: tool, rules, results, taxonomy, coverage and repository.</summary>
internal static partial class SarifRun
{
    /// <summary>Makes the run that holds these findings of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="name">The name of its repository among several; empty when there is one.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="omitted">How many others are left out.</param>
    /// <param name="options">How to show them.</param>
    public static Run Make(ScanReport report, string name, IReadOnlyList<Finding> findings, int omitted, ReportOptions options)
    {
        var taxonomy = new SarifTaxonomy(findings.SelectMany(f => f.Rule.Tags));
        var rules = new SarifRules(findings.Select(f => f.Rule), taxonomy);
        var notifications = new SarifNotifications(report, omitted);
        var results = new SarifResults(rules, new ReportRedactor(report, options.Plaintext), options);
        var made = findings.Select(results.Make).ToList();
        var run = new Run
        {
            Tool = new Tool
            {
                Driver = new ToolComponent
                {
                    Name = "LeakScan",
                    SemanticVersion = report.Version,
                    Version = report.Version,
                    ShortDescription = new MultiformatMessageString { Text = "Finds leaked credentials in files and git histories." },
                    Rules = rules.Descriptors,
                    Notifications = notifications.Descriptors,
                    SupportedTaxonomies = taxonomy.References,
                },
            },

            // Code scanning keeps alerts of different categories apart; the category is what stands before the last slash.
            AutomationDetails = new RunAutomationDetails { Id = $"leakscan/{report.Command}/{(name.Length > 0 ? name + "/" : "")}" },
            Invocations =
            [
                new Invocation { ExecutionSuccessful = !report.Interrupted, ToolExecutionNotifications = notifications.All },
            ],
            OriginalUriBaseIds = SarifLocations.BaseIds,
            VersionControlProvenance = Provenance(report.Repository, made),
            Taxonomies = taxonomy.Components,
            Results = made,
            ColumnKind = ColumnKind.Utf16CodeUnits,
            RedactionTokens = options.Plaintext ? null : ["***"],
        };
        run.SetProperty("coverage", Counts(report));
        return run;
    }

    private static SortedDictionary<string, long> Counts(ScanReport report)
    {
        var coverage = report.Coverage;
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["files"] = coverage.Files,
            ["blobs"] = coverage.Blobs,
            ["commits"] = coverage.Commits,
            ["tags"] = coverage.Tags,
            ["bytes"] = coverage.Bytes,
            ["findings"] = report.Findings.Count,
            ["suppressed"] = report.Suppressed.Count,
            ["belowConfidence"] = report.BelowConfidence,
        };
        foreach (var reason in Enum.GetValues<Sources.OmissionReason>().Where(r => coverage.Count(r) > 0))
        {
            counts[(Sources.Coverage.IsGap(reason) ? "notRead." : "leftOut.") + Wording.Id(reason)] = coverage.Count(reason);
        }

        return counts;
    }

    private static IList<VersionControlDetails>? Provenance(RepositoryInfo? repository, List<Result> results)
    {
        if (Address(repository?.RemoteUrl) is not { } address)
        {
            return null;
        }

        var head = new VersionControlDetails
        {
            RepositoryUri = address,
            RevisionId = repository?.Revision,
            Branch = repository?.Branch is { } branch ? Printable.Of(branch) : null,
            MappedTo = new ArtifactLocation { UriBaseId = SarifLocations.SourceRoot },
        };
        var usesHistory = results.Exists(r => r.Locations[0].PhysicalLocation.ArtifactLocation.UriBaseId == SarifLocations.History);
        return usesHistory
            ? [head, new VersionControlDetails { RepositoryUri = address, MappedTo = new ArtifactLocation { UriBaseId = SarifLocations.History } }]
            : [head];
    }

    /// <summary>The remote's address as an absolute URI. A path of this machine is none of the report's business.</summary>
    private static Uri? Address(string? remote)
    {
        if (remote is not null && !remote.Contains("://", StringComparison.Ordinal) && ScpAddress().Match(remote) is { Success: true } scp)
        {
            remote = $"ssh://{scp.Groups["host"].Value}/{scp.Groups["path"].Value}";
        }

        return Uri.TryCreate(remote, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "ssh" or "git"
            ? new Uri(address.AbsoluteUri)
            : null;
    }

    // git's short form of an ssh address, host:path; one letter before the colon is a drive.
    [GeneratedRegex("^(?<host>[A-Za-z0-9.-]{2,}):(?<path>[^\\\\].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ScpAddress();
}
