using System.Text.Json;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>A line of a public repository that people labelled as a credential or not, with six lines either side.</summary>
internal sealed record LabelledLine(
    int Index, string Path, string Group, string Category, bool IsCredential, int Line, int EndLine, string Text, IReadOnlyList<string> Values)
{
    /// <summary>
    /// Whether rules may be tuned on it: three fifths of the folders, by a hash of the folder's path, so that files that resemble each other are on
    /// one side.
    /// </summary>
    public bool IsTune => Hash(System.IO.Path.GetDirectoryName(Path) ?? string.Empty) / 256 % 5 < 3;

    /// <summary>Reads labelled-lines.jsonl.</summary>
    public static IReadOnlyList<LabelledLine> Read(string file)
    {
        var lines = new List<LabelledLine>();
        foreach (var json in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            lines.Add(new LabelledLine(
                lines.Count, Read(root, "path"), Read(root, "group"), Read(root, "category"), Read(root, "label") == "T",
                root.GetProperty("line").GetInt32(), root.GetProperty("end_line").GetInt32(), Read(root, "text"),
                [.. root.GetProperty("values").EnumerateArray().Select(v => v.GetString() ?? string.Empty)]));
        }

        return lines;
    }

    private static string Read(JsonElement element, string name) => element.GetProperty(name).GetString() ?? string.Empty;

    // FNV-1a, 32 bits.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var value in System.Text.Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ value) * 16777619;
        }

        return hash;
    }
}
