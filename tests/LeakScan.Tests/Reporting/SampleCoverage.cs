using LeakScan.Sources;

namespace LeakScan.Tests.Reporting;

internal static class SampleCoverage
{
    public static Coverage Files()
    {
        var coverage = new Coverage();
        coverage.AddFile(1_234_567);
        coverage.AddFile(0);
        for (var i = 0; i < 3; i++)
        {
            coverage.Omit(OmissionReason.Binary, $"logo{i}.png");
        }

        coverage.Omit(OmissionReason.Ignored, "bin/");
        return coverage;
    }

    public static Coverage History()
    {
        var coverage = new Coverage();
        coverage.AddObjects(12_345, 6_789, 1, 9_876_543_210);
        coverage.Omit(OmissionReason.MissingObject, new string('7', 40), "Named by a tree, and not there.");
        coverage.Omit(OmissionReason.ShallowBoundary, new string('8', 40));
        return coverage;
    }

    public static Coverage Hostile()
    {
        var coverage = new Coverage();
        coverage.AddFile(10);
        coverage.Omit(OmissionReason.Unreadable, "a\e[2K\r\nb|<c>,\"d\"", "=1+1 \u2028 <script>");
        return coverage;
    }
}
