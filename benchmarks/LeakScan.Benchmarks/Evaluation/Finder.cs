using LeakScan.Rules;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>Runs the engine with the built-in rules over examples.</summary>
internal static class Finder
{
    /// <summary>
    /// How many examples are scanned together: fewer than the files that make a repeated value doubtful, for many examples are cut from one file.
    /// </summary>
    private const int Together = 4;

    /// <summary>What was found in each example, at any confidence, in the order of the examples.</summary>
    public static IReadOnlyList<IReadOnlyList<Hit>> Find(IReadOnlyList<(string Path, string Text)> examples)
    {
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });
        return [.. examples.Chunk(Together).SelectMany(chunk => Find(scanner, chunk))];
    }

    private static List<Hit>[] Find(Scanner scanner, (string Path, string Text)[] examples)
    {
        var hits = Array.ConvertAll(examples, _ => new List<Hit>());
        foreach (var finding in scanner.Scan("evaluate", [new ExampleSource(examples)], null, CancellationToken.None).Findings)
        {
            var path = finding.Provenance.DisplayPath;
            var example = int.Parse(path.AsSpan(0, path.IndexOf('/', StringComparison.Ordinal)));
            hits[example].Add(new Hit(finding.Rule.Id, finding.Confidence, finding.Region.StartLine, finding.Region.EndLine, finding.Secret.Reveal()));
        }

        return hits;
    }
}
