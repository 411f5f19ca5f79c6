namespace LeakScan.Git;

/// <summary>What a history reader read.</summary>
/// <param name="Commits">Commits in the selection.</param>
/// <param name="Blobs">Distinct blobs visited.</param>
/// <param name="Tags">Annotated tags visited.</param>
/// <param name="Bytes">Bytes of all visited objects.</param>
/// <param name="ShallowBoundaries">Commits whose parents a shallow clone has cut off.</param>
internal sealed record HistoryCounts(long Commits, long Blobs, long Tags, long Bytes, IReadOnlyList<ObjectId> ShallowBoundaries)
{
    /// <summary>How many blobs, commits and tags were not visited, because an earlier run did and left a memory (<see cref="IHistoryReader.Recall"/>). The other counts include them.</summary>
    public long Recalled { get; init; }
}
