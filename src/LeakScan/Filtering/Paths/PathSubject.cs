using LeakScan.Detection;
using LeakScan.Rules;

namespace LeakScan.Filtering.Paths;

/// <summary>A match and the file it stands in, as the checks see it.</summary>
/// <param name="Path">The path, '/'-separated; null when there is none.</param>
/// <param name="Kind">What the file is for.</param>
/// <param name="Detector">The detector of the match's rule.</param>
/// <param name="Traits">The match's traits.</param>
/// <param name="IsSure">Whether its confidence is high, or a verifier has proved it.</param>
internal readonly record struct PathSubject(string? Path, PathClass Kind, DetectorKind Detector, MatchTraits Traits, bool IsSure)
{
    /// <summary>The grammar of the file, which tells what a value without quotes can be.</summary>
    public FileGrammar Grammar => Path is null ? FileGrammar.Unknown : GrammarReader.Read(Path);
}
