namespace LeakScan.Findings;

/// <summary>The line of a finding, shortened, without control characters, and with every secret on it redacted unless plain text was asked for.</summary>
/// <param name="Text">The text to show: one line.</param>
/// <param name="MarkStart">Where the (redacted) secret starts in <paramref name="Text"/>, 0-based, in UTF-16 code units.</param>
/// <param name="MarkLength">Length of the (redacted) secret in <paramref name="Text"/>; at least 1.</param>
public sealed record Snippet(string Text, int MarkStart, int MarkLength);
