namespace LeakScan.Git;

/// <summary>A run of lines: 1-based, half-open.</summary>
/// <param name="Start">The first line.</param>
/// <param name="End">The line after the last.</param>
internal readonly record struct LineRange(int Start, int End);
