using System.Text;

namespace LeakScan.Baselines;

/// <summary>Writes baselines: always the same bytes for the same entries.</summary>
internal static class BaselineWriter
{
    public static void Write(Baseline baseline, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine($"{BaselineFormat.Header}{BaselineFormat.Version}");
        foreach (var comment in baseline.Comments)
        {
            writer.WriteLine($"# {comment}".TrimEnd());
        }

        foreach (var entry in baseline.Entries)
        {
            writer.WriteLine(BaselineFormat.Format(entry));
        }
    }
}
