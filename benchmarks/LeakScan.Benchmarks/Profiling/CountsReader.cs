using System.Globalization;

namespace LeakScan.Benchmarks.Profiling;

/// <summary>
/// Reads what the runtime writes of a run with DOTNET_WritePGOData: for each method a line that begins with <c>@@@</c>, its name, its signature, and for each place that was counted a line
/// that begins with <c>Schema</c>, with the values in the lines behind it.
/// </summary>
internal static class CountsReader
{
    private const string MethodStart = "@@@ ";
    private const string NameStart = "MethodName: ";
    private const string PlaceStart = "Schema ";

    // EdgeIntCount. What else is counted (types of receivers, lengths) changed nothing in a program that is compiled as a whole.
    private const int Edge = 385;

    public static IEnumerable<MethodCounts> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(MethodStart, StringComparison.Ordinal))
            {
                var fields = lines[i].Split(' ');
                var size = Convert.ToInt32(fields[Array.IndexOf(fields, "ilSize") + 1], 16);
                var name = lines[++i][NameStart.Length..];
                yield return new MethodCounts(name, size, ReadEdges(lines, i + 2));
            }
        }
    }

    private static List<EdgeCount> ReadEdges(string[] lines, int at)
    {
        var edges = new List<EdgeCount>();
        for (; at < lines.Length && !lines[at].StartsWith(MethodStart, StringComparison.Ordinal); at++)
        {
            if (lines[at].StartsWith(PlaceStart, StringComparison.Ordinal))
            {
                // Schema InstrumentationKind 385 ILOffset 22 Count 1 Other 56
                var fields = lines[at].Split(' ');
                if (Number(fields[2]) == Edge)
                {
                    edges.Add(new EdgeCount(Edge, (int)Number(fields[4]), unchecked((int)Number(fields[8])), (int)Math.Min(Number(lines[at + 1]), int.MaxValue)));
                }
            }
        }

        return edges;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
