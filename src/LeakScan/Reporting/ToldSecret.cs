using LeakScan.Findings;

namespace LeakScan.Reporting;

/// <summary>What a person rotates once: a secret, and all places where a rule found it.</summary>
/// <param name="First">The finding that is shown in full: of the most severe the first, one that the working tree still holds if there is one.</param>
/// <param name="Further">Those at other places, in order.</param>
internal sealed record ToldSecret(Finding First, IReadOnlyList<Finding> Further)
{
    /// <summary>The secrets of findings, in the order of those shown in full.</summary>
    public static IReadOnlyList<ToldSecret> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.Index().GroupBy(f => (f.Item.Rule.Id, f.Item.Secret)).Select(places =>
        {
            var (number, first) = places.MaxBy(f => (f.Item.Severity, FindingText.PathInTree(f.Item) is not null));
            return (Number: number, Told: new ToldSecret(first, [.. places.Where(f => f.Index != number).Select(f => f.Item)]));
        }).OrderBy(secret => secret.Number).Select(secret => secret.Told),
    ];

    /// <summary>How many different secrets findings tell of.</summary>
    public static int Count(IEnumerable<Finding> findings) => findings.Select(f => f.Secret).Distinct().Count();
}
