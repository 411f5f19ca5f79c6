using LeakScan.Prefiltering;

namespace LeakScan.Pieces;

/// <summary>How many bytes before and behind a keyword's first byte the verdict on it may depend on.</summary>
/// <param name="Before">How many before.</param>
/// <param name="Behind">How many behind.</param>
/// <param name="OfKeyword">How many behind it the keyword itself has at most.</param>
internal readonly record struct Halo(int Before, int Behind, int OfKeyword = Keyword.MaxLength);
