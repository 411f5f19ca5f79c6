using LeakScan.Configuration;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Configuration;

public sealed class AllowFilterTests
{
    private static readonly string Token = TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", "one");

    private static readonly ScanReport Report = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 })
        .Scan("scan", [new TextSource([("docs/a.md", Token), ("src/b.md", Token)])], null, CancellationToken.None);

    public static TheoryData<string, string[]> Entries => new()
    {
        { "paths: ['docs/**']", ["docs/a.md"] },
        { "paths: ['docs/*.md', nothing]", ["docs/a.md"] },
        { "rules: [github-pat-classic]", ["docs/a.md", "src/b.md"] },
        { "rules: [aws-access-key-id]", [] },
        { "rules: [github-pat-classic], paths: ['src/**']", ["src/b.md"] },
        { "patterns: ['^ghp_']", ["docs/a.md", "src/b.md"] },
        { "patterns: ['^hp_']", [] },
        { "patterns: ['END']", ["docs/a.md", "src/b.md"] },
        { "values: [TOKEN]", ["docs/a.md", "src/b.md"] },
        { "values: [other], patterns: ['ghp_'], paths: ['docs/*']", ["docs/a.md"] },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void An_entry_allows_what_meets_all_that_it_asks_for(string entry, string[] allowed)
    {
        var text = $"version: 1\nallow:\n  - {{{entry.Replace("TOKEN", Token.ToUpperInvariant(), StringComparison.Ordinal).Replace("END", Token[^6..], StringComparison.Ordinal)}, reason: because}}\n";
        var configuration = ConfigurationReader.Read("c.yml", new StringReader(text));

        var report = new AllowFilter(configuration.Allow).Apply(Report);

        report.Suppressed.Select(f => f.Provenance.DisplayPath).Should().Equal(allowed);
        report.Suppressed.Select(f => f.Suppression).Should().AllBeEquivalentTo(new Suppression(SuppressionKind.Configuration, "because"));
        report.Findings.Should().HaveCount(2 - allowed.Length);
    }
}
