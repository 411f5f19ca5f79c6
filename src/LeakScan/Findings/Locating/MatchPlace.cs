namespace LeakScan.Findings.Locating;

/// <summary>What only the content can tell of a match's place.</summary>
/// <param name="Region">Lines and columns of the secret.</param>
/// <param name="Snippet">Its line.</param>
/// <param name="Suppression">The inline marker that allows it; null for none.</param>
internal sealed record MatchPlace(Region Region, Snippet Snippet, Suppression? Suppression);
