namespace LeakScan.Findings.Locating;

/// <summary>What only the content can tell of a match's place.</summary>
/// <param name="Region">Lines and columns of the secret.</param>
/// <param name="Snippet">Its line; null for a match that is never shown, of which nothing more is known either.</param>
/// <param name="Suppression">The inline marker that allows it; null for none.</param>
/// <param name="HasFrontEndName">Whether the name before it is one that a build tool copies into front-end code.</param>
internal sealed record MatchPlace(Region Region, Snippet? Snippet, Suppression? Suppression, bool HasFrontEndName)
{
    /// <summary>The place of a file that is a finding itself: its first character, and nothing of what it holds.</summary>
    public static MatchPlace WholeFile(string shown) => new(new Region(1, 1, 1, 1), new Snippet(shown, 0, shown.Length), null, false);
}
