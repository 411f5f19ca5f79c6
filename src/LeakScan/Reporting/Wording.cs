using System.Globalization;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Reporting;

/// <summary>The one place that turns the engine's enumerations into words: identifiers for machines, phrases for people.</summary>
internal static class Wording
{
    public static string Id(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        _ => "info",
    };

    public static string Id(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    public static string Id(Verification verification) => verification switch
    {
        Verification.Verified => "verified",
        Verification.Failed => "failed",
        _ => "not-applicable",
    };

    /// <summary>Ids of what the place of a finding tells.</summary>
    public static IEnumerable<string> Ids(Surroundings surroundings) => Each(surroundings, static s => s switch
    {
        Surroundings.FrontEnd => "front-end",
        Surroundings.Log => "log",
        Surroundings.Test => "test",
        Surroundings.Docs => "docs",
        Surroundings.Example => "example",
        Surroundings.Vendor => "vendor",
        Surroundings.Lock => "lock",
        _ => "translation",
    });

    /// <summary>The same in words.</summary>
    public static IEnumerable<string> Phrases(Surroundings surroundings) => Each(surroundings, static s => s switch
    {
        Surroundings.FrontEnd => "in front-end code, which every visitor can read",
        Surroundings.Log => "in a log file",
        Surroundings.Test => "in a test file",
        Surroundings.Docs => "in documentation",
        Surroundings.Example => "in an example",
        Surroundings.Vendor => "in vendored code",
        Surroundings.Lock => "in a lock file",
        _ => "in a translation",
    });

    public static string Id(SuppressionKind kind) => kind switch
    {
        SuppressionKind.Inline => "inline",
        SuppressionKind.Baseline => "baseline",
        _ => "configuration",
    };

    /// <summary>Who allows: "allowed by the baseline".</summary>
    public static string Of(SuppressionKind kind) => kind switch
    {
        SuppressionKind.Inline => "a marker in the file",
        SuppressionKind.Baseline => "the baseline",
        _ => "the configuration",
    };

    public static string Id(Reachability reachability) => reachability switch
    {
        Reachability.Head => "head",
        Reachability.Reference => "reference",
        Reachability.Stash => "stash",
        Reachability.Reflog => "reflog",
        _ => "unreachable",
    };

    public static string Id(ObjectKind kind) => kind switch
    {
        ObjectKind.Commit => "commit",
        ObjectKind.Tag => "tag",
        ObjectKind.Tree => "tree",
        _ => "blob",
    };

    public static string Id(OmissionReason reason) => reason switch
    {
        OmissionReason.Binary => "binary",
        OmissionReason.Ignored => "ignored",
        OmissionReason.Link => "link",
        OmissionReason.Submodule => "submodule",
        OmissionReason.BareRepository => "bare-repository",
        OmissionReason.Special => "special",
        OmissionReason.Unreachable => "unreachable",
        OmissionReason.Unreadable => "unreadable",
        OmissionReason.TooLarge => "too-large",
        OmissionReason.MissingObject => "missing-object",
        OmissionReason.CorruptObject => "corrupt-object",
        OmissionReason.LfsPointer => "lfs-pointer",
        OmissionReason.ShallowBoundary => "shallow-boundary",
        OmissionReason.Truncated => "truncated",
        OmissionReason.Failed => "failed",
        _ => "interrupted",
    };

    /// <summary>What was not read, counted: "3 binary", "1 missing object".</summary>
    public static string Count(OmissionReason reason, long count) => reason switch
    {
        OmissionReason.Binary or OmissionReason.Ignored or OmissionReason.Unreadable => $"{Number(count)} {Id(reason)}",
        OmissionReason.Link => Count(count, "symbolic link"),
        OmissionReason.Submodule => Count(count, "submodule"),
        OmissionReason.BareRepository => Count(count, "bare repository", "bare repositories"),
        OmissionReason.Special => Count(count, "special file"),
        OmissionReason.Unreachable => Count(count, "unreachable object"),
        OmissionReason.TooLarge => $"{Number(count)} too large",
        OmissionReason.MissingObject => Count(count, "missing object"),
        OmissionReason.CorruptObject => Count(count, "corrupt object"),
        OmissionReason.LfsPointer => Count(count, "Git LFS pointer"),
        OmissionReason.ShallowBoundary => Count(count, "shallow boundary", "shallow boundaries"),
        OmissionReason.Truncated => $"{Number(count)} with more candidates than the limit",
        OmissionReason.Failed => $"{Number(count)} at which LeakScan failed",
        _ => $"{Number(count)} interrupted",
    };

    /// <summary>What to do about what was not read.</summary>
    public static string Remedy(OmissionReason reason) => reason switch
    {
        OmissionReason.Unreadable => "Give the scan permission to read it, or exclude it in the configuration.",
        OmissionReason.TooLarge => "Raise the limit, or exclude it in the configuration.",
        OmissionReason.MissingObject => "Fetch it (a partial clone lacks objects), or mend the repository: git fsck names what is missing.",
        OmissionReason.CorruptObject => "Clone the repository again; git fsck names what is broken.",
        OmissionReason.LfsPointer => "Run git lfs pull before the scan, and for a history git lfs fetch --all; --allow-gap lfs-pointer does without.",
        OmissionReason.ShallowBoundary => "Run git fetch --unshallow before the scan, or check out with fetch-depth 0.",
        OmissionReason.Truncated => "Look at the file: it is made of little else than candidates.",
        OmissionReason.Failed => "This is a defect of LeakScan: please report what stands there. Whatever else the file holds was scanned.",
        _ => "Run it again.",
    };

    /// <summary>Whether and how what a history once held can still be reached.</summary>
    public static string Standing(ObjectLocation location)
    {
        if (location.Kind is ObjectKind.Commit or ObjectKind.Tag)
        {
            return location.Reachability switch
            {
                Reachability.Head or Reachability.Reference => "reachable" + From(location.References),
                Reachability.Stash => "in a stash",
                Reachability.Reflog => "only in the reflog",
                _ => "unreachable",
            };
        }

        if (location.PathAtHead is { } path)
        {
            return path == location.Path ? "still at HEAD" : "still at HEAD as " + path;
        }

        return location.Reachability switch
        {
            Reachability.Head or Reachability.Reference => "not at HEAD, reachable" + From(location.References),
            Reachability.Stash => "not at HEAD, in a stash",
            Reachability.Reflog => "not at HEAD, only in the reflog",
            _ => "not at HEAD, unreachable",
        };
    }

    public static string Count(long count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A size in decimal units, as disks and networks count: "1.2 MB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1000 * 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1000 * 1000 * 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>The day something was written, in its author's own time zone.</summary>
    public static string Day(DateTimeOffset date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as ISO 8601 has it, with the offset it was written with.</summary>
    public static string Moment(DateTimeOffset date) => date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Each(Surroundings surroundings, Func<Surroundings, string> word) =>
        Enum.GetValues<Surroundings>().Where(s => s != Surroundings.None && surroundings.HasFlag(s)).Select(word);

    private static string From(IReadOnlyList<string> references)
    {
        const int Shown = 2;
        if (references.Count == 0)
        {
            return "";
        }

        var more = references.Count > Shown ? $" and {references.Count - Shown} more" : "";
        return " from " + string.Join(", ", references.Take(Shown)) + more;
    }
}
