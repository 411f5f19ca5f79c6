using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Reporting;

/// <summary>How to take secrets out of a history, step by step, with commands that can be copied. Revoking comes first: it is the only step that undoes a leak.</summary>
internal static class RemovalAdvice
{
    /// <summary>What the steps are about.</summary>
    public const string Title = "To take them out of the history";

    /// <summary>A page on all of it.</summary>
    public const string Page = "https://docs.github.com/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository";

    /// <summary>The steps in a sentence, for formats that have room for no more.</summary>
    public const string Summary = "'leakscan history --expressions FILE' writes what git filter-repo needs; then force-push, ask the host to drop what it keeps, and clone anew.";

    /// <summary>The steps in lines of a report.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        "Revoke them first. Then, in a new clone (git clone --mirror URL): leakscan history --expressions ../expressions.txt",
        "prints the commands for git filter-repo. Force-push, ask the host to drop what it keeps, and let everybody clone anew:",
    ];

    /// <summary>The steps in order.</summary>
    public static IReadOnlyList<(string Text, string? Command)> Steps { get; } =
    [
        ("Revoke them first: clones, forks, caches and backups keep what was pushed.", null),
        ("In a new clone of everything (git clone --mirror URL), write what git filter-repo 2.47 needs, the secrets in plain text:",
            "leakscan history --expressions ../expressions.txt"),
        ("Rewrite all branches and tags, and look whether they are clean:",
            "git filter-repo --sensitive-data-removal --replace-text ../expressions.txt --replace-message ../expressions.txt && leakscan history"),
        ("Replace the history on the server and delete that file; everybody clones anew, since a push from an old clone brings all of it back:",
            "git push --force --mirror origin"),
        ("The host keeps old commits in pull requests, forks and caches: ask its support to remove them.", null),
    ];

    /// <summary>Whether a report tells of what a rewritten history would not hold any more. What is only about to be pushed is a matter for the hook's advice.</summary>
    public static bool Concerns(ScanReport report) => report.Command is "history" or "scan" && report.Findings.Any(IsInHistory);

    private static bool IsInHistory(Finding finding) =>
        finding.Provenance is GitProvenance { IsStaged: false, Location.Reachability: Reachability.Head or Reachability.Reference or Reachability.Stash };
}
