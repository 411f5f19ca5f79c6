using System.Diagnostics;
using System.Globalization;

namespace LeakScan.Benchmarks.Profiling;

/// <summary>
/// Counts in a scan of some folders which ways the engine's methods take, for the native compiler: it puts what is common in a line and what is rare, and methods that are never called,
/// out of the way. Counts that fit a method no more, because it was changed since, are left aside; the program is the same with any of them.
/// </summary>
internal static class ProfileTrainer
{
    /// <summary>Scans the folders and writes the profile; returns the exit code.</summary>
    /// <param name="tool">The built command line.</param>
    /// <param name="output">The profile.</param>
    /// <param name="folders">What to scan.</param>
    public static int Run(string tool, string output, string[] folders)
    {
        var counts = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(tool, ["scan", "--no-ignore", "--no-progress", "-q", .. folders]) { UseShellExecute = false, RedirectStandardOutput = true };

            // Nothing compiled ahead and nothing compiled twice, so that all of the run is counted.
            foreach (var (name, value) in new[]
            {
                ("ReadyToRun", "0"), ("TieredPGO", "1"), ("TieredPGO_InstrumentOnlyHotCode", "0"), ("TC_QuickJitForLoops", "1"), ("TC_OnStackReplacement", "0"), ("TC_CallCounting", "0"),
                ("WritePGOData", "1"), ("PGODataPath", counts),
            })
            {
                start.Environment["DOTNET_" + name] = value;
            }

            using (var process = Process.Start(start)!)
            {
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
            }

            var methods = ProfileWriter.Write(output, CountsReader.Read(counts), [typeof(Scanner).Assembly, typeof(Git.GitException).Assembly]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{methods} methods -> {output}"));
            return methods > 0 ? 0 : 1;
        }
        finally
        {
            File.Delete(counts);
        }
    }
}
