using LeakScan.Findings;

namespace LeakScan.Baselines;

/// <summary>Sets apart what a baseline accepts, so that only new findings count.</summary>
internal sealed class BaselineFilter(Baseline baseline, DateOnly today)
{
    public BaselineOutcome Apply(ScanReport report)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var expired = new SortedDictionary<string, BaselineEntry>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        var suppressed = new List<Finding>();
        foreach (var finding in report.Findings.Concat(report.Suppressed))
        {
            if (!baseline.TryFind(finding.Fingerprint, out var entry))
            {
                Keep(finding);
                continue;
            }

            used.Add(entry.Fingerprint);
            if (finding.Suppression is not null)
            {
                Keep(finding);
            }
            else if (entry.HasExpired(today))
            {
                expired[entry.Fingerprint] = entry;
                Keep(finding with { Notes = [.. finding.Notes, $"accepted by the baseline until {BaselineFormat.FormatDay(entry.Expires!.Value)}, which has passed"] });
            }
            else
            {
                Keep(finding with { Suppression = new Suppression(SuppressionKind.Baseline, entry.Reason) });
            }
        }

        return new BaselineOutcome(
            report with { Findings = findings, Suppressed = SuppressedOrder.Sort(suppressed) },
            [.. baseline.Entries.Where(e => !used.Contains(e.Fingerprint))],
            [.. expired.Values]);

        void Keep(Finding finding) => (finding.Suppression is null ? findings : suppressed).Add(finding);
    }
}
