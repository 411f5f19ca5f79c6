using LeakScan.Sources;

namespace LeakScan.Reporting.Text;

/// <summary>Writes what was read, what was left out by design, and every gap with its reason.</summary>
internal sealed class TextCoverage(TextWriter writer, TextStyle style, bool verbose)
{
    // Enough to see what is wrong; the full list is one option away.
    private const int MaxLines = 5;

    public void Write(Coverage coverage)
    {
        writer.WriteLine(style.Dim(CoverageText.Read(coverage)));
        if (coverage.IsComplete)
        {
            return;
        }

        writer.WriteLine(style.Warning("Not read:"));
        foreach (var (reason, lines, more) in CoverageText.Gaps(coverage, verbose ? int.MaxValue : MaxLines))
        {
            writer.WriteLine($"  {Wording.Count(reason, coverage.Count(reason))}");
            foreach (var line in lines)
            {
                writer.WriteLine("    " + Printable.Of(line));
            }

            if (more > 0 && lines.Count > 0)
            {
                writer.WriteLine(style.Dim($"    and {Wording.Number(more)} more"));
            }

            writer.WriteLine($"    {Wording.Remedy(reason)}");
        }
    }
}
