namespace LeakScan.Git;

/// <summary>
/// What one run leaves to the next about the objects it has read without a problem. Objects never change, so this stays true as long as they are there;
/// references do change, and nothing here depends on them. An object is a number here: its place among the ids, or for one that was named and
/// not there the number of ids plus its index in <see cref="HistoryStructure.Missing"/>. All of it is flat lists, which are read and written as they lie in memory.
/// </summary>
/// <param name="Ids">The objects, sorted: 20 bytes each.</param>
/// <param name="Kinds">The kind of each.</param>
/// <param name="Sizes">The bytes of each; 0 for trees.</param>
/// <param name="Structure">How they hang together; null when something that is there could not be read.</param>
internal sealed record HistoryMemory(ReadOnlyMemory<byte> Ids, byte[] Kinds, int[] Sizes, HistoryStructure? Structure)
{
    /// <summary>How many objects there are.</summary>
    public int Count => Kinds.Length;

    /// <summary>The id behind a number.</summary>
    public ObjectId IdOf(int number) =>
        number < Count ? new ObjectId(Ids.Span.Slice(number * ObjectId.Size, ObjectId.Size)) : Structure!.Missing[number - Count];
}
