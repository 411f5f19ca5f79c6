namespace LeakScan.Sources;

/// <summary>What a source works with.</summary>
/// <param name="Workers">How many threads to use; at least 1.</param>
/// <param name="CreateSink">Called once on each worker thread.</param>
/// <param name="Coverage">Where to count what was read and what was not.</param>
/// <param name="Cancellation">Stops early.</param>
internal sealed record SourceContext(int Workers, Func<IContentSink> CreateSink, Coverage Coverage, CancellationToken Cancellation);
