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
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {"texts",6} {"medium and above",18} {"low and above",18}"));
        foreach (var kind in results.GroupBy(r => r.Text.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(output, kind.Key, [.. kind]);
        }

        var providers = results.GroupBy(r => r.Text.Provider + ", " + r.Text.Kind).Where(g => g.Count() >= LeastOfAProvider);
        foreach (var provider in providers.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(output, "  " + provider.Key, [.. provider]);
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

    private static void Row(TextWriter output, string title, List<(LabelledText Text, IReadOnlyList<Hit> Hits)> results) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title,-48} {results.Count,6} {Share(results, Confidence.Medium),18} {Share(results, Confidence.Low),18}"));

    private static string Share(List<(LabelledText Text, IReadOnlyList<Hit> Hits)> results, Confidence least)
    {
        var found = results.Count(r => r.Hits.Any(h => h.Confidence >= least));
        return string.Create(CultureInfo.InvariantCulture, $"{found} = {100.0 * found / results.Count:0.0} %");
    }
}
