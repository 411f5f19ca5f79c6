namespace LeakScan;

/// <summary>How far a scan is.</summary>
/// <param name="Items">Files, blobs, commits and tags scanned so far.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Matches">Matches so far, before filters that need the path.</param>
internal readonly record struct ScanProgress(long Items, long Bytes, long Matches);
