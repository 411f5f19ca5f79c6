namespace LeakScan.Cli.Tests.Tooling;

/// <summary>Files that hold what the tool is expected to say.</summary>
internal static class Golden
{
    /// <summary>Compares with a golden file, or writes it when LEAKSCAN_UPDATE_GOLDEN is 1.</summary>
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Tool.PathOf("GoldenFolder"), name);
        if (Environment.GetEnvironmentVariable("LEAKSCAN_UPDATE_GOLDEN") is "1")
        {
            File.WriteAllText(path, actual);
        }

        File.Exists(path).Should().BeTrue("{0} is written with LEAKSCAN_UPDATE_GOLDEN=1", name);
        actual.ReplaceLineEndings("\n").Should().Be(File.ReadAllText(path).ReplaceLineEndings("\n"), "LEAKSCAN_UPDATE_GOLDEN=1 rewrites {0}", name);
    }
}
