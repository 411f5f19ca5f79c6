using LeakScan.Detection;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Packs;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests;

/// <summary>A defect of a detector costs the candidate it is met at: everything else is told, and so is that something was not read.</summary>
public sealed class FaultCollectorTests
{
    private const string Fault = "InvalidOperationException in FailingDetector.Detect";

    private static readonly string Good = TemplateExpander.Expand("see dp.pt.{{base62:43}}", "good");
    private static readonly string Bad = Good + " broken\n";

    [Fact]
    public void Tells_what_else_a_file_holds_and_the_file_itself()
    {
        var report = Scan(new TextSource([("a.txt", Good), ("b.txt", Bad + Good), ("c.txt", Bad), ("d.txt", Good)]), 1);

        report.Findings.Select(f => f.Provenance.DisplayPath).Should().BeEquivalentTo("a.txt", "b.txt", "d.txt");
        report.Coverage.Gaps.Should().BeEquivalentTo([new Omission(OmissionReason.Failed, "b.txt", Fault), new Omission(OmissionReason.Failed, "c.txt", Fault)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Tells_the_same_of_a_folder_on_any_number_of_threads(int workers)
    {
        using var folder = new TemporaryFolder();
        var filler = string.Concat(Enumerable.Repeat("a line that says nothing at all\n", 200_000));
        folder.Write("large.txt", Good + "\n" + filler + Bad + filler + Good.Replace("see", "other", StringComparison.Ordinal));
        folder.Write("other.txt", Bad);

        var report = Scan(new FileTreeSource([folder.Path], new FileTreeOptions()), workers);

        report.Findings.Should().HaveCount(2).And.OnlyContain(f => f.Provenance.DisplayPath.EndsWith("large.txt", StringComparison.Ordinal));
        report.Coverage.Gaps.Select(g => (g.Reason, Path.GetFileName(g.Subject), g.Detail)).Should()
            .BeEquivalentTo([(OmissionReason.Failed, "large.txt", Fault), (OmissionReason.Failed, "other.txt", Fault)]);
    }

    [Fact]
    public void Tells_it_of_a_history_again_when_the_last_run_is_remembered()
    {
        using var git = new GitSandbox();
        using var cache = new TemporaryFolder();
        git.CommitFile("a.txt", Good);
        git.CommitFile("b.txt", Bad);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var repository = GitRepository.Open(git.Root);
            using var reader = repository.OpenHistory(HistorySelection.All);
            var report = Scan(new HistorySource(reader, HistorySelection.All), 2, cache.Path);

            report.Findings.Should().ContainSingle().Which.Provenance.DisplayPath.Should().Be("a.txt");
            report.Coverage.Gaps.Should().ContainSingle().Which.Should().Match<Omission>(g => g.Reason == OmissionReason.Failed && g.Subject == "b.txt" && g.Detail.EndsWith(Fault));
        }
    }

    [Fact]
    public void Lets_through_what_nobody_knows_the_place_of()
    {
        new FaultCollector().TryAdd(new InvalidOperationException("never thrown, so it comes from nowhere")).Should().BeFalse();
    }

    private static LeakScan.Findings.ScanReport Scan(ISource source, int workers, string? cache = null) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = workers, CacheFolder = cache })
        {
            CreateDetectors = pack => DetectorFactory.Create(pack).ToDictionary(d => d.Key, d => d.Key == DetectorKind.Pattern ? new FailingDetector(d.Value) : d.Value),
        }.Scan("scan", [source], null, CancellationToken.None);

    /// <summary>Detects as another does, and fails where the word behind a match is "broken".</summary>
    private sealed class FailingDetector(IDetector inner) : IDetector
    {
        public int ReachBefore => inner.ReachBefore;

        public int ReachBehind => inner.ReachBehind;

        public void Begin() => inner.Begin();

        public void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
        {
            inner.Detect(content, position, anchor, matches);
            if (matches.Count > 0 && content[matches[^1].SecretEnd..].StartsWith(" broken"u8))
            {
                throw new InvalidOperationException("a defect");
            }
        }
    }
}
