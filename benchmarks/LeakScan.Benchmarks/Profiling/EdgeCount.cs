namespace LeakScan.Benchmarks.Profiling;

/// <summary>How often a method went from one place to another.</summary>
/// <param name="Kind">What was counted, as the runtime numbers it.</param>
/// <param name="From">Offset in its IL.</param>
/// <param name="To">Offset in its IL.</param>
/// <param name="Count">How often.</param>
internal readonly record struct EdgeCount(int Kind, int From, int To, int Count);
