namespace LeakScan.Git;

/// <summary>A file as the next commit will contain it.</summary>
/// <param name="Path">'/'-separated, relative to the repository's root.</param>
/// <param name="Blob">The staged blob.</param>
/// <param name="ChangedLines">The lines that are added or changed against HEAD, sorted and disjoint.</param>
public sealed record StagedFile(string Path, ObjectId Blob, IReadOnlyList<LineRange> ChangedLines);
