namespace LeakScan.Git;

/// <summary>That a blob stands at a path for the first time.</summary>
/// <param name="Object">The blob.</param>
/// <param name="Commit">Number of the commit in the graph; -1 when no commit holds the blob, but a tag that names a tree or the blob itself.</param>
/// <param name="Path">The path as bytes; null for a blob that is named itself.</param>
/// <param name="Root">The tree or blob that a tag names, when no commit holds the blob; otherwise zero.</param>
internal sealed record Appearance(ObjectId Object, int Commit, byte[]? Path, ObjectId Root = default);
