using LeakScan.Filtering;

namespace LeakScan.Pieces;

/// <summary>What a piece holds: its matches, and the candidates that must be judged anew. Offsets are relative to the piece's start. Immutable.</summary>
internal sealed record PieceRecord(PlacedMatch[] Matches, FarCandidate[] Far);
