using LeakScan.Sources.Ignoring;

namespace LeakScan.Sources.Trees;

/// <summary>What the workers of one walk share.</summary>
/// <param name="Queue">The work.</param>
/// <param name="Ignoring">Git's ignore rules; null when they are left aside.</param>
/// <param name="Filter">The globs of the configuration.</param>
/// <param name="MaxFileSize">Larger files are a gap; null: no limit.</param>
/// <param name="CreateReader">Makes a reader for each worker.</param>
internal sealed record TreeWalk(TreeQueue Queue, IgnoreLoader? Ignoring, PathFilter Filter, long? MaxFileSize, Func<TreeReader> CreateReader);
