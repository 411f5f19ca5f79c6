namespace LeakScan.Rules;

/// <summary>Where and how a credential is revoked.</summary>
/// <param name="Text">What to do, in one or two sentences.</param>
/// <param name="Url">The page on which it is done, or that explains it; null when there is none.</param>
public sealed record Rotation(string Text, string? Url);
