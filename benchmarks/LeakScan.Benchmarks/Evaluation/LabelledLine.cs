using System.Text.Json;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>A line of a public repository that people labelled as a credential or not, with six lines either side.</summary>
internal sealed record LabelledLine(
    int Index, string Path, string Group, string Category, bool IsCredential, int Line, int EndLine, string Text, IReadOnlyList<string> Values)
{
    /// <summary>
    /// The part it belongs to, by a hash of its folder's path, so that files that resemble each other are on one side: three fifths of the folders,
    /// a fifth, and a fifth that a second digit of the hash parts once more.
    /// </summary>
    public LinePart Part
    {
        get
        {
            var hash = Hash(System.IO.Path.GetDirectoryName(Path) ?? string.Empty);
            return (hash / 256 % 5, hash / 20480 % 2) switch
            {
                (3, _) => LinePart.Second,

                // The first binary digit from 1,280 on that parts the credentials 40 to 60 %: 160 here, 209 held out.
                (4, 0) => LinePart.Third,
                (4, _) => LinePart.HoldOut,
                _ => LinePart.First,
            };
        }
    }

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
