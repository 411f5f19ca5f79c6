using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Tests.Reporting;

namespace LeakScan.Tests.Findings;

/// <summary>A token in a name of any kind is shown in no report.</summary>
public sealed class NameRedactorTests
{
    private const string Token = "frg_longest_token_of_all";

    [Fact]
    public void Hides_it_in_every_name_of_a_history()
    {
        var commit = SampleFindings.Commit('1', "Ada Example", "2019-03-01T09:30:00+01:00", "Add deployment");
        var place = SampleFindings.Blob('a', commit, $"old/{Token}", $"new/{Token}", Reachability.Reference, $"refs/heads/{Token}");
        place = place with { Location = place.Location with { ReferenceName = $"refs/tags/{Token}" } };
        var report = SampleReports.Get("clean") with { Findings = [SampleFindings.Make(SampleRules.Generic, place, 1, "§", "another secret of some length")] };
        report.Coverage.Omit(OmissionReason.Unreadable, $"a/{Token}", $"object of {Token}");

        var redacted = Redact(report, Token);

        var location = ((GitProvenance)redacted.Findings[0].Provenance).Location;
        ((string?[])[location.Path, location.PathAtHead, location.ReferenceName, .. location.References]).Should().Equal("old/frg_***", "new/frg_***", "refs/tags/frg_***", "refs/heads/frg_***");
        redacted.Coverage.Gaps.Should().Equal(new Omission(OmissionReason.Unreadable, "a/frg_***", "object of frg_***"));
    }

    [Fact]
    public void Hides_all_of_the_longer_of_two_that_begin_alike()
    {
        var report = SampleReports.Get("clean") with { Findings = [SampleFindings.Make(SampleRules.Generic, new FileProvenance($"a/{Token}"), 1, "§", "another secret of some length")] };

        Redact(report, Token, Token[..17]).Findings[0].Provenance.DisplayPath.Should().Be("a/frg_***");
        Redact(report, Token[..17], Token).Findings[0].Provenance.DisplayPath.Should().Be("a/frg_***");
    }

    private static ScanReport Redact(ScanReport report, params string[] secrets) =>
        new NameRedactor(names => names.SelectMany(n => secrets.Where(s => n.Contains(s, StringComparison.Ordinal)).Select(s => (Name: n, Secret: new Secret(s)))).ToLookup(p => p.Name, p => p.Secret))
            .Redact(report);
}
