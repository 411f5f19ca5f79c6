namespace LeakScan.Git;

/// <summary>A selection whose names have been looked up.</summary>
/// <param name="Selection">What was asked for.</param>
/// <param name="Starts">Where walking starts.</param>
/// <param name="Excluded">Commits that are left out together with all that they reach.</param>
/// <param name="Pairs">The two ends of each <c>A...B</c>: what both reach is left out.</param>
/// <param name="Problems">References that name nothing readable; reported when the history is read.</param>
internal sealed record ResolvedSelection(
    HistorySelection Selection,
    IReadOnlyList<HistoryRoot> Starts,
    IReadOnlyList<ObjectId> Excluded,
    IReadOnlyList<(ObjectId Left, ObjectId Right)> Pairs,
    IReadOnlyList<ObjectProblem> Problems);
