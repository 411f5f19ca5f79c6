using System.Text;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>Compares a strategy with the naive one.</summary>
internal static class Oracle
{
    /// <summary>Whether both find the same in the whole content, which stands right at the end of its array.</summary>
    public static void ShouldAgree(string strategy, PrefilterTables tables, ReadOnlySpan<byte> content) =>
        ShouldAgree(strategy, tables, content, 0, content.Length);

    /// <summary>Whether both find the same in a range.</summary>
    public static void ShouldAgree(string strategy, PrefilterTables tables, ReadOnlySpan<byte> content, int from, int to) =>
        ShouldAgree(Strategies.Create(strategy, tables), tables, content, from, to);

    /// <summary>Whether the prefilter finds in a range what the naive strategy finds there.</summary>
    public static void ShouldAgree(Prefilter prefilter, PrefilterTables tables, ReadOnlySpan<byte> content, int from, int to)
    {
        // An earlier candidate that must stay where it is.
        List<Candidate> expected = [new(int.MaxValue, 0)];
        List<Candidate> actual = [new(int.MaxValue, 0)];
        new NaivePrefilter(tables.Keywords).Find(content, from, to, expected);
        prefilter.Find(content, from, to, actual);
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail(
                $"{prefilter.GetType().Name}: [{from}, {to}) of {content.Length} bytes \"{Show(content)}\", keywords {Show(tables.Keywords)}: " +
                $"missing {Show(expected.Except(actual))}; too many {Show(actual.Except(expected))}; or out of order");
        }
    }

    private static string Show(ReadOnlySpan<byte> content) => content.Length > 300 ? "…" : Encoding.Latin1.GetString(content);

    private static string Show<T>(IEnumerable<T> items) => string.Join(", ", items.Take(20));
}
