using System.Globalization;
using LeakScan.Rules;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>Precision and recall over labelled lines, by category, and for the lines that rules were tuned on and those held out.</summary>
internal sealed class LineEvaluation(IReadOnlyList<LabelledLine> lines, IReadOnlyList<IReadOnlyList<Hit>> hits)
{
    private readonly List<(LabelledLine Line, IReadOnlyList<Hit> Hits)> _results =
        [.. lines.Select((line, i) => (line, (IReadOnlyList<Hit>)[.. hits[i].Where(hit => hit.Line <= line.EndLine && hit.EndLine >= line.Line)]))];

    /// <summary>Prints the tables.</summary>
    public void Print(TextWriter output)
    {
        foreach (var confidence in new[] { Confidence.Medium, Confidence.Low })
        {
            output.WriteLine($"labelled lines, confidence {confidence} and above");
            foreach (var part in Enum.GetValues<LinePart>())
            {
                Row(output, part.ToString(), _results.Where(r => r.Line.Part == part), confidence);
            }

            Row(output, "all", _results, confidence);
            foreach (var group in new[] { "generic", "specific" })
            {
                foreach (var part in Enum.GetValues<LinePart>())
                {
                    Row(output, $"  {group} {part}", _results.Where(r => r.Line.Group == group && r.Line.Part == part), confidence);
                }
            }

            foreach (var category in _results.GroupBy(r => r.Line.Category).Where(g => g.Count() >= 20).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Row(output, "  " + category.Key, category, confidence);
            }
        }
    }

    /// <summary>Writes how the lines that may be read were judged, without their texts: index, outcome, part, rules that hit.</summary>
    public void WriteOutcomes(string file)
    {
        using var output = new StreamWriter(file);
        foreach (var (line, hits) in _results.Where(r => r.Line.Part != LinePart.HoldOut))
        {
            var isHit = hits.Any(h => h.Confidence >= Confidence.Medium);
            var outcome = (line.IsCredential, isHit) switch { (true, true) => "TP", (true, false) => "FN", (false, true) => "FP", _ => "TN" };
            var rules = string.Join(',', hits.Select(h => $"{h.RuleId}/{h.Confidence}").Distinct());
            output.WriteLine(string.Join('\t', line.Index, outcome, line.Part, rules));
        }
    }

    private static void Row(TextWriter output, string name, IEnumerable<(LabelledLine Line, IReadOnlyList<Hit> Hits)> results, Confidence least)
    {
        var score = new Score();
        foreach (var (line, hits) in results)
        {
            score.Add(line.IsCredential, hits.Any(h => h.Confidence >= least));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-45} TP {score.TruePositives,5} FP {score.FalsePositives,5} FN {score.FalseNegatives,5}" +
            $"  P {score.Precision:0.000} R {score.Recall:0.000} F1 {score.F1:0.000}"));
    }
}
