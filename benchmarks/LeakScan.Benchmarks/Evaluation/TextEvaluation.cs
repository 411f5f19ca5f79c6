using System.Globalization;
using LeakScan.Rules;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>How many labelled strings are hit, by kind and by provider.</summary>
internal sealed class TextEvaluation(string name, IReadOnlyList<LabelledText> texts, IReadOnlyList<IReadOnlyList<Hit>> hits)
{
    private const int LeastOfAProvider = 8;
    private const string Generic = "generic";

    /// <summary>
    /// Prints the tables: for kinds that should be hit the share that is, for the others the same, and the providers that are least like that. The kinds are
    /// counted once more without what only a generic rule tells of a provider's text: that the provider's rule must stay silent, as the text is no key of its
    /// form, does not say that nobody should look at a random text called <c>api_key</c>.
    /// </summary>
    public void Print(TextWriter output)
    {
        var results = texts.Select((text, i) => (Text: text, Hits: hits[i])).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {"texts",6} {"medium and above",18} {"low and above",18}"));
        foreach (var kind in results.GroupBy(r => r.Text.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Row(output, kind.Key, [.. kind]);
            Row(output, "  but for generic rules on a provider's text", [.. kind.Select(r => (r.Text, Specific(r.Text, r.Hits)))]);
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

    private static IReadOnlyList<Hit> Specific(LabelledText text, IReadOnlyList<Hit> hits) =>
        text.Provider == Generic ? hits : [.. hits.Where(h => !h.RuleId.StartsWith(Generic + "-", StringComparison.Ordinal))];

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
