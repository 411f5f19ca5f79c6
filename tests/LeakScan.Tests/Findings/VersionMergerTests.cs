using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;

namespace LeakScan.Tests.Findings;

/// <summary>The versions of one path are told once, at the place that is a finding by itself.</summary>
public sealed class VersionMergerTests
{
    // Doubtful at this very machine, since the password begins with the name.
    private static readonly string Login = TemplateExpander.Expand("ann:ann{{base62:9}}", "login");

    [Fact]
    public void A_doubtful_place_is_not_told_for_a_sure_one_that_a_marker_allows()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a.yml", $"local: https://{Login}@127.0.0.1/\nlive: https://{Login}@db.internal/ # leakscan:allow made up\n");

        var report = Scan(sandbox);

        report.Findings.Should().BeEmpty();
        report.Suppressed.Should().NotBeEmpty();
    }

    [Fact]
    public void A_sure_place_is_told_where_it_came_first()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a.yml", $"local: https://{Login}@127.0.0.1/\n", "Doubtful");
        var second = sandbox.CommitFile("a.yml", $"local: https://{Login}@127.0.0.1/\nlive: https://{Login}@db.internal/\n", "Sure");
        sandbox.CommitFile("a.yml", $"live: https://{Login}@db.internal/\n", "Sure, moved");

        var finding = Scan(sandbox).Findings.Should().ContainSingle().Subject;

        ((GitProvenance)finding.Provenance).Location.Commit!.Id.ToString().Should().Be(second);
        finding.Region.StartLine.Should().Be(2);
        finding.Occurrences.Should().Be(3);
    }

    [Fact]
    public void A_secret_is_as_reachable_as_the_nearest_of_its_versions()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a.yml", $"live: https://{Login}@db.internal/\n", "One");
        sandbox.Write("a.yml", $"live: https://{Login}@db.internal/\nmore: of it\n").Git("stash");

        var finding = Scan(sandbox).Findings.Should().ContainSingle().Subject;

        finding.Occurrences.Should().Be(2);
        var location = ((GitProvenance)finding.Provenance).Location;
        location.Reachability.Should().Be(Reachability.Head);
        location.PathAtHead.Should().Be("a.yml");
    }

    [Fact]
    public void A_secret_is_still_at_HEAD_in_a_later_version_of_the_file()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.CommitFile("a.yml", $"live: https://{Login}@db.internal/\n", "One");
        sandbox.CommitFile("a.yml", $"# the one\nlive: https://{Login}@db.internal/\n", "Two");

        var location = ((GitProvenance)Scan(sandbox).Findings.Should().ContainSingle().Subject.Provenance).Location;

        location.Commit!.Id.ToString().Should().Be(first);
        location.PathAtHead.Should().Be("a.yml");
    }

    private static ScanReport Scan(GitSandbox sandbox)
    {
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = repository.OpenHistory(HistorySelection.All);
        var options = new ScanOptions { Workers = 1, MinConfidence = Confidence.Medium };
        return new Scanner(RulePack.BuiltIn, options).Scan("history", [new HistorySource(reader, HistorySelection.All)], null, CancellationToken.None);
    }
}
