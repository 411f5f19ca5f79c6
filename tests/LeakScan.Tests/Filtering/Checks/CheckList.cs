using LeakScan.Filtering.Checks;
using LeakScan.Filtering.Paths;
using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Checks;

/// <summary>Checks that are asked of the same matches, one after the other.</summary>
/// <param name="AskedOf">What they are asked of, in words.</param>
/// <param name="Checks">The checks, in their order.</param>
internal sealed record CheckList(string AskedOf, IReadOnlyList<Check> Checks)
{
    /// <summary>The lists, in the order in which a match meets them: one of the first four if it is a value behind a name, then the others.</summary>
    public static IReadOnlyList<CheckList> All { get; } =
    [
        new("Literals behind a name", [.. ValueChecks.Literals, ValueChecks.NotRandom]),
        new("Lists of numbers behind a name", ValueChecks.Numbers),
        new("Passwords of URLs, and what headers carry", ValueChecks.Headers),
        new("Entries of a Kubernetes Secret", [ManifestFilter.NoBase64, ManifestFilter.NoText, .. ManifestFilter.Entries]),
        new("All matches, as their rules say", [.. RuleChecks.All, RuleChecks.Verifier]),
        new("All matches, by the path of their file", PathJudge.All),
    ];
}
