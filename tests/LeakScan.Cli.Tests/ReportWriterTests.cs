using System.Text;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Rules;

namespace LeakScan.Cli.Tests;

public sealed class ReportWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_defect_in_one_format_leaves_the_old_report_whole_and_the_others_are_written()
    {
        var (first, second) = (Path.Combine(_folder, "first"), Path.Combine(_folder, "second"));
        File.WriteAllText(first, "the old one");
        var settings = CommonSettings.Default with { Targets = [new OutputTarget("bad", first), new OutputTarget("good", second)] };

        var write = () => new ReportWriter(settings, (format, _) => new Reporter(format)).Write(new Scanner(RulePack.BuiltIn, new ScanOptions()).ScanText(""), new ReportOptions());

        write.Should().Throw<InvalidOperationException>();
        File.ReadAllText(first).Should().Be("the old one");
        File.ReadAllText(second).Should().Be("good");
        Directory.GetFiles(_folder).Should().HaveCount(2);
    }

    private sealed class Reporter(string format) : IReporter
    {
        public void Write(ScanReport report, Stream output)
        {
            output.Write(Encoding.ASCII.GetBytes(format));
            if (format == "bad")
            {
                throw new InvalidOperationException("a defect");
            }
        }
    }
}
