using LeakScan.Git;

namespace LeakScan.Sources.Pushing;

/// <summary>One reference that a push changes.</summary>
/// <param name="Name">Full name of the reference at the receiving end: <c>refs/heads/main</c>.</param>
/// <param name="Old">What it names there before the push; zero when it is new.</param>
/// <param name="New">What it is to name; zero when it is deleted.</param>
internal sealed record ReferenceUpdate(string Name, ObjectId Old, ObjectId New);
