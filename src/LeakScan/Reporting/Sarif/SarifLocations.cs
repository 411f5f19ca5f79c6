using LeakScan.Git;
using LeakScan.Sources;
using Microsoft.CodeAnalysis.Sarif;
using Finding = LeakScan.Findings.Finding;
using FindingPart = LeakScan.Findings.FindingPart;
using FoundRegion = LeakScan.Findings.Region;
using Snippet = LeakScan.Findings.Snippet;

namespace LeakScan.Reporting.Sarif;

/// <summary>
/// Says where a finding stands. What HEAD still holds byte for byte has its path and region there. Everything else in a history would point at an
/// unrelated line, or at a file that is gone, if it were given by its path alone; an absolute URI of the commit would be exact, but code scanning refuses
/// the whole file for it ("SARIF URI scheme did not match the checkout URI scheme"). So such a finding stands at <c>commit/path</c>, relative to a base
/// that is not on disk: no file of a working tree has a commit's id as its first folder, and the reader sees the commit.
/// </summary>
internal static class SarifLocations
{
    public const string SourceRoot = "SRCROOT";

    public const string History = "HISTORY";

    public static IDictionary<string, ArtifactLocation> BaseIds => new SortedDictionary<string, ArtifactLocation>(StringComparer.Ordinal)
    {
        [SourceRoot] = new ArtifactLocation { Description = new Message { Text = "The folder that was scanned; the root of the repository where there is one." } },
        [History] = new ArtifactLocation
        {
            Description = new Message { Text = "The repository's history, which is not on disk: the first folder is the id of a commit or object, the rest a path in it." },
        },
    };

    /// <summary>The place of a finding.</summary>
    public static Location Make(Finding finding) => Make(finding.Provenance, finding.Region, finding.Snippet);

    /// <summary>The place of another part of the same credential, and what it is.</summary>
    public static Location Make(FindingPart part, long id)
    {
        var location = Make(part.Provenance, part.Region, part.Snippet);
        location.Id = id;
        location.Message = new Message { Text = Printable.Of($"{part.Rule.Name} of the same credential.") };
        return location;
    }

    private static Location Make(Provenance provenance, FoundRegion region, Snippet snippet) => provenance switch
    {
        GitProvenance { IsStaged: false, Location: var location } => OfHistory(location, region, snippet),
        StdinProvenance => Physical("stdin", null, region, snippet),
        _ => Physical(provenance.DisplayPath, SourceRoot, region, snippet),
    };

    private static Location OfHistory(ObjectLocation location, FoundRegion region, Snippet snippet)
    {
        if (location is { Kind: ObjectKind.Blob, PathAtHead: { } pathAtHead })
        {
            return Physical(pathAtHead, SourceRoot, region, snippet);
        }

        var (origin, path, name) = location switch
        {
            { Kind: ObjectKind.Commit } => (location.Object, "commit-message", location.Object.ToString()),
            { Kind: ObjectKind.Tag } => (location.Object, "tag-message", location.Object.ToString()),
            { Commit: { } commit, Path: { } inCommit } => (commit.Id, inCommit, $"{commit.Id}:{inCommit}"),
            _ => (location.Object, location.Path ?? "blob", location.Object.ToString()),
        };
        var result = Physical($"{origin}/{path}", History, region, snippet);

        // The name by which git show prints it.
        result.LogicalLocation = new LogicalLocation { FullyQualifiedName = Printable.Of(name), Kind = "resource" };
        return result;
    }

    private static Location Physical(string path, string? baseId, FoundRegion region, Snippet snippet)
    {
        return new Location
        {
            PhysicalLocation = new PhysicalLocation
            {
                ArtifactLocation = new ArtifactLocation { Uri = Reference(path), UriBaseId = baseId },
                Region = new Region
                {
                    StartLine = region.StartLine,
                    StartColumn = region.StartColumn,
                    EndLine = region.EndLine,
                    EndColumn = region.EndColumn,
                    Snippet = new ArtifactContent { Text = Printable.Of(snippet.Text.Substring(snippet.MarkStart, snippet.MarkLength)) },
                },
                ContextRegion = new Region
                {
                    StartLine = region.StartLine,
                    EndLine = region.EndLine,
                    Snippet = new ArtifactContent { Text = Printable.Of(snippet.Text) },
                },
            },
        };
    }

    /// <summary>A relative URI reference: every segment percent-encoded, so that a colon makes no scheme and a number sign no fragment.</summary>
    private static Uri Reference(string path) =>
        new(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), UriKind.Relative);
}
