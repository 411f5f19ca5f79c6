using System.Diagnostics;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>
/// Runs the engine over the development examples and prints how right it is. The folder holds <c>positives.jsonl</c>, <c>negatives.jsonl</c> and
/// <c>labelled-lines.jsonl</c>; it is not part of the repository. With a second folder, outcomes are written there by number, never the texts.
/// </summary>
internal static class Evaluator
{
    /// <summary>Evaluates; returns the exit code.</summary>
    public static int Run(string folder, string? outcomes)
    {
        foreach (var name in new[] { "positives", "negatives" })
        {
            var file = Path.Combine(folder, name + ".jsonl");
            if (!File.Exists(file))
            {
                Console.Error.WriteLine($"{file} does not exist; give the folder of the development examples.");
                return 2;
            }

            var texts = LabelledText.Read(file);
            var evaluation = new TextEvaluation(name, texts, Find([.. texts.Select(t => ("example.txt", t.Text))]));
            evaluation.Print(Console.Out);
            if (outcomes is not null)
            {
                using var output = new StreamWriter(Path.Combine(outcomes, name + ".tsv"));
                evaluation.WriteOutcomes(output);
            }
        }

        var lines = LabelledLine.Read(Path.Combine(folder, "labelled-lines.jsonl"));
        var lineEvaluation = new LineEvaluation(lines, Find([.. lines.Select(l => (l.Path, l.Text))]));
        lineEvaluation.Print(Console.Out);
        RandomnessEvaluation.Print(lines, Console.Out);
        if (outcomes is not null)
        {
            lineEvaluation.WriteOutcomes(Path.Combine(outcomes, "labelled-lines.tsv"));
        }

        return 0;
    }

    private static IReadOnlyList<IReadOnlyList<Hit>> Find(IReadOnlyList<(string Path, string Text)> examples)
    {
        var watch = Stopwatch.StartNew();
        var hits = Finder.Find(examples);
        Console.WriteLine($"{examples.Count} examples scanned in {watch.ElapsedMilliseconds} ms");
        return hits;
    }
}
