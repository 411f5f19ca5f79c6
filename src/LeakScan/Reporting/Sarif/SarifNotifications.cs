using LeakScan.Sources;
using Microsoft.CodeAnalysis.Sarif;
using ScanReport = LeakScan.Findings.ScanReport;

namespace LeakScan.Reporting.Sarif;

/// <summary>Says what was not read, and why, as notifications of the run; code scanning shows them on the tool's status page.</summary>
internal sealed class SarifNotifications
{
    private const string ResultsOmitted = "results-omitted";
    private const string ResultsNotShown = "results-not-shown";

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public SarifNotifications(ScanReport report, int omittedResults)
    {
        if (omittedResults > 0)
        {
            Add(
                ResultsOmitted,
                "The report has more results than code scanning accepts.",
                "Mend the most severe results first, allow what is known in a baseline, or scan parts of the repository separately.",
                FailureLevel.Warning,
                $"{Wording.Count(omittedResults, "result")} of {Wording.Number(report.Findings.Count + report.Suppressed.Count)} left out, the least severe ones, to stay within GitHub's limits.");
        }

        var written = report.Findings.Count + report.Suppressed.Count - omittedResults;
        if (written > SarifReporter.MaxShown)
        {
            Add(
                ResultsNotShown,
                "The report has more results than code scanning shows.",
                "Mend the most severe results first, or allow what is known in a baseline.",
                FailureLevel.Note,
                $"Code scanning shows the {Wording.Number(SarifReporter.MaxShown)} most severe of {Wording.Number(written)} results; all of them are in this file.");
        }

        var listed = report.Coverage.Gaps.ToLookup(g => g.Reason);
        foreach (var reason in CoverageText.Reasons(report.Coverage, gaps: true))
        {
            AddGaps(reason, [.. listed[reason]], report.Coverage.Count(reason));
        }
    }

    public IList<ReportingDescriptor> Descriptors { get; } = [];

    public IList<Notification> All { get; } = [];

    private void AddGaps(OmissionReason reason, IReadOnlyList<Omission> gaps, long count)
    {
        var (level, description) = Describe(reason);
        var help = Wording.Remedy(reason);
        foreach (var gap in gaps)
        {
            Add(Wording.Id(reason), description, help, level, Printable.Of($"Not read: {gap.Subject}: {(gap.Detail.Length > 0 ? gap.Detail : description)}"));
        }

        if (count > gaps.Count)
        {
            Add(Wording.Id(reason), description, help, level, $"Not read: {Wording.Number(count - gaps.Count)} more of this kind.");
        }
    }

    private void Add(string id, string description, string help, FailureLevel level, string text)
    {
        if (!_indexes.TryGetValue(id, out var index))
        {
            index = Descriptors.Count;
            _indexes.Add(id, index);
            Descriptors.Add(new ReportingDescriptor
            {
                Id = id,
                Name = "Gap" + SarifRules.Identifier(id),
                ShortDescription = new MultiformatMessageString { Text = description },
                FullDescription = new MultiformatMessageString { Text = $"Not everything is in the report. {description}" },
                Help = new MultiformatMessageString { Text = help },
                DefaultConfiguration = new ReportingConfiguration { Level = level },
            });
        }

        All.Add(new Notification
        {
            Descriptor = new ReportingDescriptorReference { Id = id, Index = index },
            Level = level,
            Message = new Message { Text = text },
        });
    }

    // SARIF's error: results are incomplete because something went wrong; its warning: they may be, because of how things are set up.
    private static (FailureLevel Level, string Description) Describe(OmissionReason reason) => reason switch
    {
        OmissionReason.Unreadable => (FailureLevel.Error, "The operating system refused to read it."),
        OmissionReason.TooLarge => (FailureLevel.Warning, "It is larger than the limit."),
        OmissionReason.MissingObject => (FailureLevel.Error, "A git object is named and not there."),
        OmissionReason.CorruptObject => (FailureLevel.Error, "A git object cannot be decoded."),
        OmissionReason.LfsPointer => (FailureLevel.Warning, "Git LFS stores the content elsewhere."),
        OmissionReason.ShallowBoundary => (FailureLevel.Warning, "The clone is shallow: older commits are not there."),
        OmissionReason.Truncated => (FailureLevel.Warning, "A rule had more candidates than the limit; the rest was not judged."),
        OmissionReason.Failed => (FailureLevel.Error, "LeakScan itself failed at a candidate; what else stands there was scanned."),
        _ => (FailureLevel.Error, "The scan was stopped before it was done."),
    };
}
