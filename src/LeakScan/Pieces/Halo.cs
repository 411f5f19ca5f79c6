namespace LeakScan.Pieces;

/// <summary>How many bytes before and behind a keyword's first byte the verdict on it may depend on.</summary>
internal readonly record struct Halo(int Before, int Behind);
