using LeakScan.Cli.Output;
using LeakScan.Configuration;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Sources;

namespace LeakScan.Cli.Hooks;

/// <summary>Tells somebody whose commit or push was stopped what to do now, with commands that can be copied.</summary>
internal static class HookAdvice
{
    private const int MaxFiles = 3;

    /// <summary>The advice, a line at a time.</summary>
    /// <param name="hook">The hook that stops.</param>
    /// <param name="report">What was found.</param>
    /// <param name="hasHead">Whether there is a commit already.</param>
    public static IEnumerable<string> For(GitHook hook, ScanReport report, bool hasHead)
    {
        yield return "";
        yield return $"leakscan: {hook.Event} is stopped because of {Wording.Count(report.Findings.Count, "finding")}. What to do:";
        yield return "  take it out       " + TakeOut(hook, report, hasHead);
        yield return "  if it is real     revoke it (see above): it may have been seen already, and taking it out does not undo that";
        yield return "  if it is harmless " + Allow(report);
        if (hook == GitHook.PrePush)
        {
            yield return "  if all is old     accept what there is, so that only new findings count: leakscan baseline create --history --reason REASON";
        }

        yield return "  skip this once    " + (hook.Bypass ?? "only who runs this server can");
    }

    // In a name no comment can be written.
    private static string Allow(ScanReport report) => report.Findings.FirstOrDefault(f => !IsName(f)) is { } inText
        ? $"write 'leakscan:allow {inText.Rule.Id} REASON' in a comment on that line or the line before"
        : $"write into {ConfigurationFinder.FileName}: allow: [{{rules: [{report.Findings[0].Rule.Id}], paths: ['{PatternOf(report.Findings[0])}'], reason: REASON}}]";

    private static bool IsName(Finding finding) => finding.Provenance is GitProvenance { IsStaged: true, Location.Object.IsZero: true };

    private static string PatternOf(Finding finding) => finding.Provenance.DisplayPath.Replace("***", "*", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);

    private static string TakeOut(GitHook hook, ScanReport report, bool hasHead)
    {
        if (hook == GitHook.CommitMessage)
        {
            return $"write another message; git kept yours: git commit --edit --file {ShellText.Quote(report.Findings[0].Provenance.DisplayPath)}";
        }

        if (hook != GitHook.PreCommit)
        {
            var commits = report.Findings.Select(f => (f.Provenance as GitProvenance)?.Location.Commit).OfType<Git.CommitInfo>().DistinctBy(c => c.Id).ToList();
            return commits is [var oldest, ..]
                ? $"change the commits that hold it: git rebase --interactive {commits.MinBy(c => c.CommitDate)!.Id.ToShortString()}~1"
                : "make the tag or commit anew without it";
        }

        var files = report.Findings.Select(f => f.Provenance.DisplayPath).Distinct(StringComparer.Ordinal).ToList();
        var named = string.Join(' ', files.Take(MaxFiles).Select(ShellText.Quote)) + (files.Count > MaxFiles ? " ..." : "");
        return report.Findings.All(IsName) ? $"git mv it to another name: {named}" : $"{(hasHead ? "git restore --staged" : "git rm --cached")} {named}, edit, git add";
    }
}
