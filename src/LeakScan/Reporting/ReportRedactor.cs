using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Reporting;

/// <summary>
/// Hides secrets in what a report says beside the snippet. The first line of a commit message is quoted next to findings, and may itself hold a secret;
/// as messages are scanned like files, every such secret is among the findings in commits and tags.
/// </summary>
internal sealed class ReportRedactor
{
    private readonly bool _plaintext;
    private readonly List<Secret> _inMessages = [];
    private readonly Dictionary<ObjectId, string> _summaries = [];

    public ReportRedactor(ScanReport report, bool plaintext)
    {
        _plaintext = plaintext;
        if (!plaintext)
        {
            var inMessages = report.Findings.Concat(report.Suppressed)
                .Where(f => f.Provenance is GitProvenance { Location.Kind: ObjectKind.Commit or ObjectKind.Tag });
            _inMessages.AddRange(inMessages.Select(f => f.Secret).Distinct());
        }
    }

    /// <summary>The secret as the report may show it.</summary>
    public string Show(Secret secret) => _plaintext ? secret.Reveal() : secret.ToString();

    /// <summary>The first line of the commit's message as the report may show it.</summary>
    public string Summary(CommitInfo commit)
    {
        if (!_summaries.TryGetValue(commit.Id, out var summary))
        {
            summary = _inMessages.Aggregate(commit.Summary, (text, secret) => secret.HideIn(text));
            _summaries.Add(commit.Id, summary);
        }

        return summary;
    }
}
