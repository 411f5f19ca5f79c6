namespace LeakScan.Git;

/// <summary>Trees by numbers, with those of their entries that lead somewhere. Entries are kept once, however many trees hold them.</summary>
/// <param name="Names">The names of entries.</param>
/// <param name="Targets">By code: the number of what an entry names.</param>
/// <param name="EntryNames">By code: the index of an entry's name.</param>
/// <param name="Trees">The trees.</param>
/// <param name="Starts">Where in the lists the codes of each start.</param>
/// <param name="Lists">The codes, as <see cref="PackedLists"/> has them.</param>
internal sealed record RememberedTrees(byte[][] Names, int[] Targets, int[] EntryNames, int[] Trees, int[] Starts, PackedLists Lists)
{
    public static RememberedTrees None { get; } = new([], [], [], [], [], new PackedLists());
}
