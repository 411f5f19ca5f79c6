namespace LeakScan.Git;

/// <summary>How the objects of a <see cref="HistoryMemory"/> hang together: all commits, and of the trees what leads to objects that were located.</summary>
/// <param name="Shallow">Commits that counted as having no parents.</param>
/// <param name="Missing">What was named and not there, sorted.</param>
/// <param name="Commits">The commits.</param>
/// <param name="Located">Numbers of the blobs whose places were looked for.</param>
/// <param name="Trees">The trees that lead to these or to something missing.</param>
internal sealed record HistoryStructure(ObjectId[] Shallow, ObjectId[] Missing, CommitCollector Commits, int[] Located, RememberedTrees Trees);
