namespace LeakScan.Explaining;

/// <summary>A keyword and where it first stands; lines and columns are 1-based.</summary>
internal sealed record SeenKeyword(string Text, int Line, int Column);
