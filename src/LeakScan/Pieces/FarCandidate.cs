namespace LeakScan.Pieces;

/// <summary>A candidate of a rule with far evidence, such as the end of a key block: it is judged anew in every content that holds it.</summary>
/// <param name="Position">Where the keyword starts: in the content, or kept with a piece, relative to the piece's start.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Anchor">Index of the anchor among the keyword's, <see cref="Encoded"/> or <see cref="TableOf"/>.</param>
internal readonly record struct FarCandidate(int Position, int Keyword, int Anchor)
{
    /// <summary>In place of an anchor: the keyword stands in an encoded text, whose ends may be far.</summary>
    public const int Encoded = -1;

    private const int FirstTable = -2;

    /// <summary>Whether the keyword names a column of a table with rows that may be far.</summary>
    public bool IsTable => Anchor <= FirstTable;

    /// <summary>What stands for an anchor's index where the keyword names such a column; and the index for that.</summary>
    public static int TableOf(int anchor) => FirstTable - anchor;
}
