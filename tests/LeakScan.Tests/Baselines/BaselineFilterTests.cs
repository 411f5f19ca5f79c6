using LeakScan.Baselines;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Baselines;

public sealed class BaselineFilterTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);
    private static readonly Scanner Scanner = new(RulePack.BuiltIn, new ScanOptions { Workers = 1 });
    private static readonly string One = TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", "one");
    private static readonly string Two = TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", "two");

    [Fact]
    public void Only_what_is_new_counts()
    {
        var outcome = Apply(Scan(("a.txt", One), ("b.txt", Two)), BaselineMaker.Entries(Scan(("x.txt", One)).Findings, null, "known"));

        outcome.Report.Findings.Should().ContainSingle().Which.Provenance.DisplayPath.Should().Be("b.txt");
        outcome.Report.Suppressed.Should().ContainSingle().Which.Suppression.Should().Be(new Suppression(SuppressionKind.Baseline, "known"));
        outcome.Unused.Should().BeEmpty();
    }

    [Fact]
    public void The_last_day_is_the_last_on_which_an_entry_accepts()
    {
        var report = Scan(("a.txt", One));

        Apply(report, BaselineMaker.Entries(report.Findings, Today, null)).Report.Findings.Should().BeEmpty();

        var late = Apply(report, BaselineMaker.Entries(report.Findings, Today.AddDays(-1), null));
        late.Report.Findings.Should().ContainSingle().Which.Notes.Should().Contain("accepted by the baseline until 2026-04-30, which has passed");
        late.Expired.Should().ContainSingle();
        late.Unused.Should().BeEmpty("its finding is still there");
    }

    [Fact]
    public void An_entry_without_a_finding_is_unused()
    {
        var entries = BaselineMaker.Entries(Scan(("a.txt", One + "\n" + Two)).Findings, null, null).ToList();

        Apply(Scan(("a.txt", One)), entries).Unused.Should().ContainSingle();
    }

    [Fact]
    public void What_a_marker_allows_keeps_the_markers_reason_and_uses_the_entry()
    {
        var entries = BaselineMaker.Entries(Scan(("a.txt", One)).Findings, null, "baseline").ToList();

        var outcome = Apply(Scan(("a.txt", $"{One} # leakscan:allow marker")), entries);

        outcome.Report.Suppressed.Should().ContainSingle().Which.Suppression!.Kind.Should().Be(SuppressionKind.Inline);
        outcome.Unused.Should().BeEmpty();
    }

    [Fact]
    public void A_secret_in_many_places_is_one_entry() =>
        BaselineMaker.Entries(Scan(("a.txt", One), ("b.txt", One)).Findings, null, null).Should().ContainSingle().Which.Path.Should().Be("a.txt");

    private static ScanReport Scan(params (string Path, string Text)[] texts) => Scanner.Scan("scan", [new TextSource(texts)], null, CancellationToken.None);

    private static BaselineOutcome Apply(ScanReport report, IEnumerable<BaselineEntry> entries) => new BaselineFilter(new Baseline(entries), Today).Apply(report);
}
