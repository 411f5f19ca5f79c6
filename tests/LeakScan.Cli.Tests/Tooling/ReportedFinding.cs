namespace LeakScan.Cli.Tests.Tooling;

/// <summary>A finding as the JSON report tells it.</summary>
internal sealed record ReportedFinding(
    string Rule, string Path, int Line, int Column, string Secret, string? Commit, string? Author, bool AtHead, string? Reachability, string Kind);
