namespace LeakScan.Pieces;

/// <summary>What is known of a piece.</summary>
internal enum PieceState : byte
{
    /// <summary>Nothing yet.</summary>
    Open = 0,

    /// <summary>No keyword starts in it, so that it holds nothing, whatever stands round it.</summary>
    Quiet = 1,

    /// <summary>It holds nothing.</summary>
    Empty = 2,

    /// <summary>It holds something: there is a record of it.</summary>
    Held = 3,
}
