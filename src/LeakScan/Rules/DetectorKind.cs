namespace LeakScan.Rules;

/// <summary>Which detector confirms a rule's candidates.</summary>
internal enum DetectorKind
{
    /// <summary>The rule's pattern, near one of its keywords.</summary>
    Pattern,

    /// <summary>A key name and a literal value: <c>password = "…"</c> in any syntax.</summary>
    Assignment,

    /// <summary>User name and password in a URL: <c>scheme://user:password@host</c>.</summary>
    UrlCredential,

    /// <summary>
    /// The file itself is the finding: one that starts with the rule's pattern, binary or not; without a pattern, one of the rule's paths that holds a finding.
    /// </summary>
    File,

    /// <summary>The entries of a Kubernetes Secret, and the literals that Kustomize makes one of.</summary>
    Manifest,
}
