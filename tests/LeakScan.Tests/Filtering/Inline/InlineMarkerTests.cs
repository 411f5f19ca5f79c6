using System.Text;
using LeakScan.Filtering.Inline;

namespace LeakScan.Tests.Filtering.Inline;

public sealed class InlineMarkerTests
{
    [Theory]
    [InlineData("key = 1 # leakscan:allow", "", true, null)]
    [InlineData("key = 1 # leakscan:allow used in a test", "", true, "used in a test")]
    [InlineData("key = 1 # leakscan:allow some-rule", "", true, null)]
    [InlineData("key = 1 # leakscan:allow some-rule revoked in May", "", true, "revoked in May")]
    [InlineData("key = 1 # leakscan:allow other-rule", "", false, null)]
    [InlineData("key = 1 # leakscan:allow made-up value", "", true, "made-up value")]
    [InlineData("key = 1 # leakscan:allow other-rule and a reason", "", false, null)]
    [InlineData("key = 1 # leakscan:allow some-mistyped-rule and a reason", "", false, null)]
    [InlineData("key = 1 # leakscan:allow made-up", "", false, null)]
    [InlineData("key = 1 # leakscan:allow made-up_value", "", true, "made-up_value")]
    [InlineData("key = 1 /* leakscan:allow fixture */", "", true, "fixture")]
    [InlineData("<!-- leakscan:allow--> key", "", true, null)]
    [InlineData("key = 1 # leakscan:allowed", "", false, null)]
    [InlineData("key = 1 # gitleaks:allow", "", true, null)]
    [InlineData("key = 1 # pragma: allowlist secret", "", true, null)]
    [InlineData("key = 1 # trufflehog:ignore", "", true, null)]
    [InlineData("key = 1", "  # leakscan:allow documented", true, "documented")]
    [InlineData("key = 1", "// pragma: allowlist nextline secret", true, null)]
    [InlineData("key = 1", "other = 2 # leakscan:allow", false, null)]
    [InlineData("key = 1", "# gitleaks:allow", false, null)]
    public void Reads_markers(string line, string previous, bool allowed, string? reason)
    {
        InlineMarker.Allows(Encoding.UTF8.GetBytes(line), Encoding.UTF8.GetBytes(previous), "some-rule", word => word.StartsWith("some-", StringComparison.Ordinal) || word.StartsWith("other-", StringComparison.Ordinal), out var given).Should().Be(allowed);
        given.Should().Be(allowed ? reason : given);
    }
}
