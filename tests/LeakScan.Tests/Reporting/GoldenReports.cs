using System.Text;

namespace LeakScan.Tests.Reporting;

/// <summary>
/// Compares output with the files under Golden/reports. With LEAKSCAN_UPDATE_GOLDEN=1 the files are rewritten instead, to be read in the diff.
/// </summary>
internal static class GoldenReports
{
    private static readonly string Folder = Path.Combine(FindRepository(), "tests", "LeakScan.Tests", "Golden", "reports");

    public static void Check(string file, byte[] actual)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("LEAKSCAN_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(path, actual);
            return;
        }

        File.Exists(path).Should().BeTrue("the golden file {0} is written by running the tests with LEAKSCAN_UPDATE_GOLDEN=1", file);
        Encoding.UTF8.GetString(actual).Should().Be(File.ReadAllText(path, new UTF8Encoding(false)), "that is what {0} holds", file);
    }

    public static IReadOnlyList<string> Names(string extension) =>
        [.. Directory.EnumerateFiles(Folder, "*" + extension).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "LeakScan.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository, whose golden files they need.");
    }
}
