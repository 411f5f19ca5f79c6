namespace LeakScan.Git;

/// <summary>Trees that an earlier run has read, in the numbers of this one.</summary>
/// <param name="Names">The names of their entries.</param>
/// <param name="Entries">Their entries.</param>
/// <param name="Trees">Their ordinals.</param>
/// <param name="Starts">Where the list of each starts.</param>
internal sealed record RecalledTrees(NameTable Names, NotedEntries Entries, int[] Trees, int[] Starts);
