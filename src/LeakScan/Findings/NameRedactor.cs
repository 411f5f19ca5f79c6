using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>
/// Hides the secrets that stand in the names of a report: of files, folders, branches and tags. What is left of a path is a pattern that finds the file:
/// <c>deploy/ghp_***.txt</c>.
/// </summary>
/// <param name="find">The secrets in each of some names; names without any need not be listed.</param>
internal sealed class NameRedactor(Func<IEnumerable<string>, ILookup<string, Secret>> find)
{
    /// <summary>The report with all names redacted.</summary>
    public ScanReport Redact(ScanReport report)
    {
        var findings = report.Findings.Concat(report.Suppressed).ToList();
        var names = findings.Select(f => f.Provenance).Concat(findings.SelectMany(f => f.Parts).Select(p => p.Provenance)).Distinct().SelectMany(NamesOf)
            .Concat(report.Coverage.Gaps.SelectMany(g => (string[])[g.Subject, g.Detail]))
            .Append(report.Repository?.Branch)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

        // Most reports name nothing, and a scanner is worth making only for those that do.
        if (names.Count == 0 || find(names) is not { Count: > 0 } secrets)
        {
            return report;
        }

        report.Coverage.Change(gap => gap with { Subject = Hide(gap.Subject), Detail = Hide(gap.Detail) });
        return report with
        {
            Findings = [.. report.Findings.Select(Redact)],
            Suppressed = [.. report.Suppressed.Select(Redact)],
            Repository = report.Repository is { Branch: { } branch } repository ? repository with { Branch = Hide(branch) } : report.Repository,
        };

        string Hide(string name) => secrets[name].OrderByDescending(s => s.Length).Aggregate(name, (text, secret) => secret.HideIn(text));

        string? HideAny(string? name) => name is null ? null : Hide(name);

        Finding Redact(Finding finding) => finding with
        {
            Provenance = RedactPlace(finding.Provenance),
            Parts = [.. finding.Parts.Select(p => p with { Provenance = RedactPlace(p.Provenance) })],
        };

        Provenance RedactPlace(Provenance place) => place switch
        {
            FileProvenance file => new FileProvenance(Hide(file.Path)),
            GitProvenance { Location: var location } git => git with
            {
                Location = location with
                {
                    Path = HideAny(location.Path),
                    PathAtHead = HideAny(location.PathAtHead),
                    References = [.. location.References.Select(Hide)],
                    ReferenceName = HideAny(location.ReferenceName),
                },
            },
            _ => place,
        };
    }

    private static IEnumerable<string?> NamesOf(Provenance place) => place switch
    {
        FileProvenance file => [file.Path],
        GitProvenance { Location: var location } => [location.Path, location.PathAtHead, location.ReferenceName, .. location.References],
        _ => [],
    };
}
