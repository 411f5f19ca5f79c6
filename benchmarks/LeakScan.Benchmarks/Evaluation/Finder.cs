using LeakScan.Rules;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>Runs the engine with the built-in rules over examples.</summary>
internal static class Finder
{
    /// <summary>What was found in each example, at any confidence, in the order of the examples.</summary>
    public static IReadOnlyList<IReadOnlyList<Hit>> Find(IReadOnlyList<(string Path, string Text)> examples)
    {
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });
        var hits = examples.Select(_ => new List<Hit>()).ToArray();
        foreach (var finding in scanner.Scan("evaluate", [new ExampleSource(examples)], null, CancellationToken.None).Findings)
        {
            var path = finding.Provenance.DisplayPath;
            var example = int.Parse(path.AsSpan(0, path.IndexOf('/', StringComparison.Ordinal)));
            hits[example].Add(new Hit(finding.Rule.Id, finding.Confidence, finding.Region.StartLine, finding.Region.EndLine, finding.Secret.Reveal()));
        }

        return hits;
    }
}
