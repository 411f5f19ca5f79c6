using System.Text;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Equivalence;

/// <summary>The same report, byte for byte, on one thread or several, by the fast paths or the naive ones.</summary>
public sealed class ScannerTests
{
    [Fact]
    public void Reports_a_history_alike_on_any_number_of_threads_and_by_any_path()
    {
        using var sandbox = MakeHistory();

        var reports = new[] { (1, true), (4, true), (1, false), (3, false) }
            .Select(way => Report(way.Item1, way.Item2, s => [new HistorySource(s.OpenHistory(HistorySelection.All), HistorySelection.All)], sandbox.Root))
            .ToList();

        reports.Distinct().Should().ContainSingle();
        reports[0].Should().Contain("doppler-").And.Contain("generic-password");
    }

    [Fact]
    public void Reports_a_tree_alike_on_any_number_of_threads_and_by_any_path()
    {
        using var sandbox = MakeHistory();

        var reports = new[] { (1, true), (4, true), (1, false), (3, false) }
            .Select(way => Report(way.Item1, way.Item2, _ => [new FileTreeSource([sandbox.Root], new FileTreeOptions())], sandbox.Root))
            .ToList();

        reports.Distinct().Should().ContainSingle();
        reports[0].Should().Contain("generic-password");
    }

    [Fact]
    public void What_was_found_before_an_interruption_is_told()
    {
        var found = new TextSource(TemplateExpander.Expand("key: dp.pt.{{base62:43}}", "before"));
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 });

        var report = scanner.Scan("scan", [new InterruptedSource(found), new TextSource("never read")], null, CancellationToken.None);

        report.Interrupted.Should().BeTrue();
        report.Findings.Should().ContainSingle();
        report.Coverage.Gaps.Should().ContainSingle().Which.Reason.Should().Be(OmissionReason.Interrupted);
    }

    private static string Report(int workers, bool fast, Func<GitRepository, ISource[]> sources, string root)
    {
        using var repository = GitRepository.Open(root);
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = workers, Fast = fast, MinConfidence = Confidence.Low });
        var report = scanner.Scan("history", sources(repository), null, CancellationToken.None);
        using var text = new MemoryStream();
        Reporters.Create("json", new ReportOptions()).Write(report, text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static GitSandbox MakeHistory()
    {
        var sandbox = new GitSandbox();
        var random = new Random(11);
        string[] secrets = ["key: dp.pt.{{base62:43}}", "password = \"{{base62:14}}\"", "{{pem:EC PRIVATE KEY}}", "url: https://me:{{base62:12}}@host.example/"];
        var lines = Enumerable.Range(0, 60).Select(i => $"setting{i} = {random.Next()}").ToList();
        for (var version = 0; version < 12; version++)
        {
            lines.Insert(random.Next(lines.Count), TemplateExpander.Expand(secrets[version % secrets.Length], $"v{version}"));
            lines.RemoveAt(random.Next(lines.Count));
            sandbox.Write($"app{version % 3}.conf", string.Join('\n', lines));
            sandbox.Commit($"Version {version}");
        }

        return sandbox;
    }

    /// <summary>A source that ends in the middle, as when the user stops the scan.</summary>
    private sealed class InterruptedSource(ISource inner) : ISource
    {
        public void Read(SourceContext context)
        {
            inner.Read(context);
            throw new OperationCanceledException();
        }

        public IReadOnlyList<ItemLocation> Locate(IReadOnlyCollection<SourceItem> items, CancellationToken cancellation) => inner.Locate(items, cancellation);
    }
}
