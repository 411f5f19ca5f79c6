namespace LeakScan.Prefiltering.Planning;

/// <summary>Something about a keyword that makes scans wrong or slow.</summary>
/// <param name="Keyword">The keyword's index in the list.</param>
/// <param name="IsError">Whether it must not be used; otherwise it is allowed where it is needed.</param>
/// <param name="Message">What is wrong and what to do, one sentence for people.</param>
internal sealed record KeywordProblem(int Keyword, bool IsError, string Message);
