namespace LeakScan.Cli.Help;

/// <summary>What the commands and options of other scanners are called here, for those who come from one.</summary>
internal static class ForeignWords
{
    private const string Path = "the path itself, as in 'leakscan scan PATH'";
    private const string Cloned = "'leakscan history' in a clone, as LeakScan works offline";
    private const string NotTried = "'--min-confidence high', as LeakScan tries no credential out";

    // gitleaks and betterleaks, trufflehog, detect-secrets.
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["detect"] = "'leakscan history'",
        ["git"] = "'leakscan history'",
        ["protect"] = "'leakscan staged'",
        ["dir"] = "'leakscan scan'",
        ["directory"] = "'leakscan scan'",
        ["file"] = "'leakscan scan'",
        ["filesystem"] = "'leakscan scan'",
        ["stdin"] = "'leakscan scan -'",
        ["github"] = Cloned,
        ["gitlab"] = Cloned,
        ["bitbucket"] = Cloned,
        ["docker"] = "'docker save IMAGE', and 'leakscan scan' of what it unpacks to",
        ["audit"] = "'leakscan baseline'",
        ["version"] = "'leakscan --version'",
        ["--source"] = Path,
        ["-s"] = Path,
        ["--directory"] = Path,
        ["--report-format"] = "'--format'",
        ["--report-path"] = "'--output FORMAT=FILE'",
        ["-r"] = "'--output FORMAT=FILE'",
        ["--json"] = "'--format json'",
        ["-j"] = "'--format json'",
        ["--redact"] = "the default, and '--no-redact' shows secrets",
        ["--baseline-path"] = "'--baseline', made with 'leakscan baseline create --from'",
        ["-b"] = "'--baseline', made with 'leakscan baseline create --from'",
        ["--gitleaks-ignore-path"] = "'leakscan baseline create --from'",
        ["-i"] = "'leakscan baseline create --from'",
        ["-c"] = "'--config'",
        ["--log-opts"] = "'leakscan history' with '--range', '--ref', '--since' or '--max-commits'",
        ["--no-git"] = "'leakscan scan'",
        ["--pipe"] = "'leakscan scan -'",
        ["--staged"] = "'leakscan staged'",
        ["--pre-commit"] = "'leakscan staged'",
        ["--exit-code"] = "1 for findings, always",
        ["--fail"] = "the default",
        ["--max-target-megabytes"] = "'--max-file-size'",
        ["--log-level"] = "'--verbose' or '--quiet'",
        ["-l"] = "'--verbose' or '--quiet'",
        ["--no-banner"] = "the default",
        ["--no-color"] = "'--color never'",
        ["--enable-rule"] = "'rules: disable' in the configuration",
        ["--only-verified"] = NotTried,
        ["--no-verification"] = NotTried,
        ["--results"] = NotTried,
        ["--since-commit"] = "'leakscan history --range COMMIT..HEAD'",
        ["--branch"] = "'leakscan history --ref BRANCH'",
        ["--max-depth"] = "'leakscan history --max-commits'",
        ["--exclude-paths"] = "'--exclude'",
        ["--include-paths"] = "'--include'",
        ["--concurrency"] = "'--threads'",
        ["--no-update"] = "the default",
    };

    /// <summary>" (here: …)" for a word of another scanner; null for any other.</summary>
    public static string? Translate(string word) => Known.TryGetValue(word.Split('=', 2)[0], out var here) ? $" (here: {here})" : null;
}
