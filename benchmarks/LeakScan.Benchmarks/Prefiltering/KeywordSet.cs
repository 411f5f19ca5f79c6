using System.Text;
using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Benchmarks.Prefiltering;

/// <summary>A set of keywords to measure with.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Keywords">The keywords, lower-case and distinct.</param>
internal sealed record KeywordSet(string Name, string[] Keywords)
{
    private const int MaxPerMegabyte = 30;

    /// <summary>The keywords of the built-in rules.</summary>
    public static KeywordSet BuiltIn => new("built-in rules", [.. RulePack.BuiltIn.Index.Keywords]);

    /// <summary>Reads one keyword a line, or the prefixes of tiers 1 and 2 of a provider table (columns "prefixes" and "tier").</summary>
    public static KeywordSet Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split('\t');
        var prefixes = Array.IndexOf(columns, "prefixes");
        var tier = Array.IndexOf(columns, "tier");
        var keywords = prefixes < 0
            ? lines
            : lines.Skip(1).Select(l => l.Split('\t')).Where(c => c[tier] is "1" or "2").SelectMany(c => c[prefixes].Split(' '));
        return new KeywordSet(
            Path.GetFileName(path),
            [.. keywords.Where(k => k.Length >= 3 && Ascii.IsValid(k)).Select(k => k.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Those that are not common in the corpus, as a linted set would be.</summary>
    public KeywordSet Curate(List<List<byte[]>> corpus)
    {
        var prefilter = Prefilter.Create(PrefilterTables.Build(Keywords));
        var candidates = new List<Candidate>();
        var counts = new int[Keywords.Length];
        var length = 0L;
        foreach (var content in corpus.SelectMany(slice => slice))
        {
            candidates.Clear();
            prefilter.Find(content, 0, content.Length, candidates);
            candidates.ForEach(c => counts[c.Keyword]++);
            length += content.Length;
        }

        return new KeywordSet(
            Name + ", curated",
            [.. Keywords.Where((k, i) => counts[i] * 1e6 / length <= MaxPerMegabyte && k.Any(c => c != k[0]))]);
    }
}
