using System.Text.Json;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>A string in which some scanner's rule should, or should not, find a secret.</summary>
/// <param name="Id">Its number in its file.</param>
/// <param name="Provider">The provider, as the source names it.</param>
/// <param name="Kind"><c>secret</c>, <c>identifier</c>, <c>rule-negative</c> or <c>near-miss</c>.</param>
/// <param name="Text">The string.</param>
internal sealed record LabelledText(int Id, string Provider, string Kind, string Text)
{
    /// <summary>Reads positives.jsonl or negatives.jsonl.</summary>
    public static IReadOnlyList<LabelledText> Read(string file)
    {
        var texts = new List<LabelledText>();
        foreach (var json in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            texts.Add(new LabelledText(
                root.GetProperty("id").GetInt32(), Read(root, "provider"), Read(root, "kind"), Read(root, "text")));
        }

        return texts;
    }

    private static string Read(JsonElement element, string name) => element.GetProperty(name).GetString() ?? string.Empty;
}
