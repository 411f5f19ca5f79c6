using LeakScan.Findings;
using LeakScan.Sources;

namespace LeakScan.Reporting;

/// <summary>The phrases about a finding that several formats share; not yet made printable.</summary>
internal static class FindingText
{
    /// <summary>Path, line and column, as compilers write them.</summary>
    public static string Place(Finding finding) => $"{finding.Provenance.DisplayPath}:{finding.Region.StartLine}:{finding.Region.StartColumn}";

    /// <summary>Which commit or object of a history it entered with, and whether it can still be reached. Null outside of histories.</summary>
    public static string? Origin(Finding finding)
    {
        if (finding.Provenance is not GitProvenance { IsStaged: false, Location: var location })
        {
            return null;
        }

        var standing = Wording.Standing(location);
        return location.Commit is { } commit
            ? $"commit {commit.Id.ToShortString()} of {Wording.Day(commit.AuthorDate)} by {commit.AuthorName}, {standing}"
            : $"{Wording.Id(location.Kind)} {location.Object.ToShortString()}, {standing}";
    }

    /// <summary>The path at which a working tree holds exactly this; null when none does, so that nothing may point there.</summary>
    public static string? PathInTree(Finding finding) => finding.Provenance switch
    {
        StdinProvenance => null,
        GitProvenance { IsStaged: false } git => git.Location.PathAtHead,
        var provenance => provenance.DisplayPath,
    };

    /// <summary>What verification said, and what the place tells.</summary>
    public static IReadOnlyList<string> Remarks(Finding finding) => [.. finding.Notes, .. Wording.Phrases(finding.Surroundings)];

    /// <summary>The other parts of the same credential.</summary>
    public static IEnumerable<string> Parts(Finding finding) => finding.Parts.Select(part =>
    {
        var notes = part.Notes.Count > 0 ? $" ({string.Join("; ", part.Notes)})" : "";
        return $"with {part.Rule.Name} at {part.Region.StartLine}:{part.Region.StartColumn}{notes}";
    });

    /// <summary>All that is to be said beside name, place and secret.</summary>
    public static IEnumerable<string> Notes(Finding finding)
    {
        foreach (var remark in Remarks(finding))
        {
            yield return remark;
        }

        foreach (var part in Parts(finding))
        {
            yield return part;
        }

        if (finding.Confidence < finding.Rule.Confidence)
        {
            yield return $"{Wording.Id(finding.Confidence)} confidence";
        }

        if (finding.Occurrences > 1)
        {
            yield return $"in {Wording.Count(finding.Occurrences, "version")} of the file";
        }

        if (finding.Suppression is { } suppression)
        {
            yield return $"allowed by {(suppression.Kind == SuppressionKind.Inline ? "a marker" : Wording.Of(suppression.Kind))}"
                + (string.IsNullOrWhiteSpace(suppression.Justification) ? "" : $": {suppression.Justification}");
        }
    }
}
