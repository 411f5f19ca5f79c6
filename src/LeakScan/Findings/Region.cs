namespace LeakScan.Findings;

/// <summary>A piece of a text. Lines and columns are 1-based; columns count UTF-16 code units (SARIF's default); the end column is exclusive.</summary>
/// <param name="StartLine">Line of the first character.</param>
/// <param name="StartColumn">Column of the first character.</param>
/// <param name="EndLine">Line of the last character.</param>
/// <param name="EndColumn">Column behind the last character.</param>
public readonly record struct Region(int StartLine, int StartColumn, int EndLine, int EndColumn);
