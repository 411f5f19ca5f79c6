namespace LeakScan.Git;

/// <summary>Where walking a history starts.</summary>
/// <param name="Name">The reference's full name, or what the user wrote.</param>
/// <param name="Target">What it names: a commit, tag, tree or blob, which need not exist.</param>
/// <param name="Tier">What it counts as.</param>
internal sealed record HistoryRoot(string Name, ObjectId Target, HistoryTier Tier);
