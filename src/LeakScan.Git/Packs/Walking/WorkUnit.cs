namespace LeakScan.Git;

/// <summary>A part of a pass that one worker does in one go.</summary>
/// <param name="Source">The source's number.</param>
/// <param name="Start">The first of the source's starts (<see cref="WalkPlan.StartAt"/>).</param>
/// <param name="End">The one after the last.</param>
internal readonly record struct WorkUnit(int Source, int Start, int End);
