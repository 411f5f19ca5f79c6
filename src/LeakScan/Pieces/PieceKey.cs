namespace LeakScan.Pieces;

/// <summary>A 128-bit keyed hash of a piece with its halo.</summary>
internal readonly record struct PieceKey(ulong Low, ulong High);
