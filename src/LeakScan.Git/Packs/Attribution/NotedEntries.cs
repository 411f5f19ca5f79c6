namespace LeakScan.Git;

/// <summary>Entries of trees by code, each kept once however many trees hold it, and the lists of codes of the trees that one worker read, or that are recalled.</summary>
/// <param name="Targets">What an entry names: the ordinal of a tree, or the number of a wanted object, all bits flipped.</param>
/// <param name="Names">The number of an entry's name.</param>
/// <param name="Lists">The codes of each tree, in its order.</param>
internal sealed record NotedEntries(int[] Targets, int[] Names, PackedLists Lists);
