namespace LeakScan.Git;

/// <summary>A file as the next commit will contain it. Which of its lines are new says <see cref="GitRepository.ReadChangedLines"/>.</summary>
/// <param name="Path">'/'-separated, relative to the repository's root.</param>
/// <param name="Blob">The staged blob.</param>
/// <param name="OldBlob">The blob that HEAD has at that path; zero when it has none there.</param>
internal sealed record StagedFile(string Path, ObjectId Blob, ObjectId OldBlob);
