using System.Globalization;
using LeakScan.Rules;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>How many labelled strings are hit, by kind and by provider.</summary>
internal sealed class TextEvaluation(string name, IReadOnlyList<LabelledText> texts, IReadOnlyList<IReadOnlyList<Hit>> hits)
{
    private const int LeastOfAProvider = 8;

    /// <summary>
    /// Prints the tables: for kinds that should be hit the share that is, for the others the same, and the providers that are least like that.
    /// </summary>
    public void Print(TextWriter output)
    {
        var results = texts.Select((text, i) => (Text: text, Hits: hits[i])).ToList();
        foreach (var confidence in new[] { Confidence.Medium, Confidence.Low })
        {
            foreach (var kind in results.GroupBy(r => r.Text.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Row(output, $"{name}, {kind.Key}, {confidence} and above", [.. kind], confidence);
            }
        }

        output.WriteLine($"{name} by provider, {Confidence.Medium} and above");
        var providers = results.GroupBy(r => r.Text.Provider + " " + r.Text.Kind).Where(g => g.Count() >= LeastOfAProvider);
        foreach (var provider in providers.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(output, "  " + provider.Key, [.. provider], Confidence.Medium);
        }
    }

    /// <summary>Writes which texts are hit by which rules, by id and without the texts.</summary>
    public void WriteOutcomes(TextWriter output)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            var rules = string.Join(',', hits[i].Select(h => $"{h.RuleId}/{h.Confidence}").Distinct());
            output.WriteLine(string.Join('\t', texts[i].Id, texts[i].Kind, texts[i].Provider, rules));
        }
    }

    private static void Row(TextWriter output, string title, List<(LabelledText Text, IReadOnlyList<Hit> Hits)> results, Confidence least)
    {
        var found = results.Count(r => r.Hits.Any(h => h.Confidence >= least));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-62} {found,5} of {results.Count,5}  {100.0 * found / results.Count:0.0} %"));
    }
}
