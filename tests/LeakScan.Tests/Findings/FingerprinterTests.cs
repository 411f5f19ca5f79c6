using LeakScan.Findings;
using LeakScan.Sources;
using LeakScan.Tests.Reporting;

namespace LeakScan.Tests.Findings;

public class FingerprinterTests
{
    [Fact]
    public void A_fingerprint_is_computed_once_and_only_when_asked_for()
    {
        var fingerprinter = new Fingerprinter();

        var first = fingerprinter.Fingerprint("a-rule", new Secret("a secret"));

        first.IsValueCreated.Should().BeFalse();
        fingerprinter.Fingerprint("a-rule", new Secret("a secret")).Should().BeSameAs(first);
        first.Value.Should().MatchRegex("^[0-9a-f]{32}$").And.NotBe(fingerprinter.Fingerprint("b-rule", new Secret("a secret")).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void All_are_computed_ahead_on_any_number_of_threads(int workers)
    {
        var findings = Findings(7);

        Fingerprinter.Precompute(findings, workers, CancellationToken.None).Should().BeTrue();

        findings.Should().OnlyContain(f => f.LazyFingerprint.IsValueCreated);
        findings.Select(f => f.Fingerprint).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_cancelled_computation_leaves_the_rest()
    {
        var findings = Findings(7);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Fingerprinter.Precompute(findings, 2, cancellation.Token).Should().BeFalse();

        findings.Should().OnlyContain(f => !f.LazyFingerprint.IsValueCreated);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(17)]
    public void Computed_together_or_alone_a_fingerprint_is_the_same(int count)
    {
        var together = Findings(count);
        Fingerprinter.Precompute(together, 1, CancellationToken.None);

        together.Select(f => f.Fingerprint).Should().Equal(Findings(count).Select(f => f.Fingerprint));
    }

    private static List<Finding> Findings(int count)
    {
        var fingerprinter = new Fingerprinter();
        return [.. Enumerable.Range(0, count).Select(i => SampleFindings.Make(SampleRules.Generic, new FileProvenance("a.txt"), 1, "§", "any") with { LazyFingerprint = fingerprinter.Fingerprint("a-rule", new Secret($"secret {i}")) })];
    }
}
