using System.Globalization;
using System.Text.RegularExpressions;
using LeakScan.Filtering.Values;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>
/// Compares the randomness model with Shannon entropy as a test for tokens: the labelled values of credentials that are not passwords, against the
/// quoted texts on lines that hold no credential. For each: area under the curve, and the share of credentials found at given shares of false
/// alarms.
/// </summary>
internal static partial class RandomnessEvaluation
{
    private static readonly double[] FalseAlarms = [0.01, 0.03, 0.05, 0.1];

    /// <summary>Prints the comparison for each part.</summary>
    public static void Print(IReadOnlyList<LabelledLine> lines, TextWriter output)
    {
        foreach (var name in Enum.GetValues<LinePart>())
        {
            var part = lines.Where(l => l.Part == name && l.Group == "generic" && !l.Category.Contains("Password", StringComparison.Ordinal)).ToList();
            var credentials = part.Where(l => l.IsCredential).SelectMany(l => l.Values).Where(IsCandidate).ToHashSet(StringComparer.Ordinal);
            var others = part.Where(l => !l.IsCredential).SelectMany(QuotedTexts)
                .Where(v => IsCandidate(v) && !credentials.Contains(v)).ToHashSet(StringComparer.Ordinal);
            output.WriteLine($"randomness, {name}: {credentials.Count} credentials, {others.Count} other texts");
            Row(output, "  pairs of characters", credentials, others, v => RandomnessModel.LogOdds(v));
            Row(output, "  Shannon entropy", credentials, others, Entropy);
        }
    }

    private static bool IsCandidate(string value) => value.Length is >= 8 and <= 200 && !value.AsSpan().ContainsAny(" \\,");

    private static IEnumerable<string> QuotedTexts(LabelledLine line)
    {
        var text = string.Join('\n', line.Text.Split('\n')[(line.Line - 1)..line.EndLine]);
        return Quoted().Matches(text).Select(m => m.Groups[1].Value);
    }

    private static void Row(TextWriter output, string name, HashSet<string> credentials, HashSet<string> others, Func<string, double> score)
    {
        var alarms = others.Select(score).OrderDescending().ToArray();
        var found = credentials.Select(score).ToArray();
        var area = found.Average(f => (double)alarms.Count(a => a < f) / alarms.Length);
        var recalls = FalseAlarms.Select(share => found.Average(f => f > alarms[(int)(alarms.Length * share)] ? 1.0 : 0));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-25} area {area:0.000}  found at 1, 3, 5, 10 % false alarms: {string.Join(' ', recalls.Select(r => r.ToString("0.00", CultureInfo.InvariantCulture)))}"));
    }

    private static double Entropy(string text) =>
        -text.GroupBy(c => c).Sum(g => (double)g.Count() / text.Length * Math.Log2((double)g.Count() / text.Length));

    [GeneratedRegex("""["']([^"'\s]{8,200})["']""")]
    private static partial Regex Quoted();
}
