namespace LeakScan.Git;

/// <summary>A part of a pass that one worker does in one go.</summary>
/// <param name="Source">The source's number.</param>
/// <param name="Start">The first root of a pack's delta trees, or the first position of a folder of loose objects.</param>
/// <param name="End">The one after the last.</param>
internal readonly record struct WorkUnit(int Source, int Start, int End);
