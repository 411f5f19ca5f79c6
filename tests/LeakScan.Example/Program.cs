using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Example;

/// <summary>LeakScan as a library: scans a text, a folder and the history of its repository.</summary>
public static class Program
{
    /// <param name="arguments">A folder in a git repository, and the SARIF file to write.</param>
    public static void Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { MinConfidence = Confidence.High });
        Tell(scanner.ScanText(Console.In.ReadToEnd(), path: "deploy/settings.yml"));
        Tell(scanner.ScanFiles([arguments[0]]));

        var history = scanner.ScanHistory(arguments[0]);
        Tell(history);
        using var file = File.Create(arguments[1]);
        Reporters.Write(history, "sarif", file);
    }

    private static void Tell(ScanReport report)
    {
        foreach (var finding in report.Findings)
        {
            var entered = finding.Provenance is GitProvenance { Commit: { } commit } ? $" since {commit.Id.ToString()[..10]} by {commit.AuthorName}" : "";
            Console.WriteLine($"{finding.Provenance.DisplayPath}:{finding.Region.StartLine}: {finding.Rule.Name} {finding.Secret}{entered}");
        }

        Console.WriteLine(report.Coverage.IsComplete ? $"{report.Findings.Count} found." : $"{report.Findings.Count} found, {report.Coverage.Gaps.Count} things not read.");
    }
}
