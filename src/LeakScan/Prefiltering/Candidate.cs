namespace LeakScan.Prefiltering;

/// <summary>An occurrence of a keyword: a place at which the keyword's rules may fire.</summary>
/// <param name="Position">Offset of the keyword's first byte in the content.</param>
/// <param name="Keyword">Index of the keyword in the prefilter's list.</param>
internal readonly record struct Candidate(int Position, int Keyword);
