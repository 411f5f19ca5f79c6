namespace LeakScan.Reporting;

/// <summary>How a report is written. Immutable. Formats ignore what does not concern them.</summary>
internal sealed record ReportOptions
{
    /// <summary>Whether text is coloured with ANSI codes. Only for terminals.</summary>
    public bool Color { get; init; }

    /// <summary>Whether secrets are written in plain text. Snippets are plain only when the scan made them so.</summary>
    public bool Plaintext { get; init; }

    /// <summary>Columns of the terminal, to which the text format shortens snippets; 0 for no limit.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Whether text also lists suppressed findings and every gap that was kept.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether the scan was compared with a baseline, so that SARIF tells new findings from known ones.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>Whether SARIF leaves out suppressed findings, which GitHub's code scanning may open alerts for all the same.</summary>
    public bool OmitSuppressed { get; init; }

    /// <summary>When the scan began. Only GitLab's report states it, because its schema asks for it.</summary>
    public DateTimeOffset Started { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>When the scan ended. Only GitLab's report states it, because its schema asks for it.</summary>
    public DateTimeOffset Ended { get; init; } = DateTimeOffset.UnixEpoch;
}
