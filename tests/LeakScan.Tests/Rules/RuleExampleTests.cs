using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules;

/// <summary>Every rule proves itself: its examples are found by it, its negative examples are not.</summary>
public sealed class RuleExampleTests
{
    private static readonly RulePack Pack = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));

    private static readonly Scanner All = new(Pack, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });

    public static TheoryData<string> RuleIds => [.. Pack.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Finds_every_example(string id)
    {
        var rule = Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));

        rule.Examples.Should().HaveCountGreaterThanOrEqualTo(2);
        foreach (var (example, index) in rule.Examples.Select((e, i) => (e, i)))
        {
            FoundBy(rule, example, index).Should().Contain(id, "example {0} of {1} must be found by it", index, id);
        }
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Finds_no_negative_example(string id)
    {
        var rule = Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));

        rule.NegativeExamples.Should().NotBeEmpty();
        foreach (var (example, index) in rule.NegativeExamples.Select((e, i) => (e, i)))
        {
            FoundBy(rule, example, index).Should().NotContain(id, "negative example {0} of {1} must not be found by it", index, id);
        }
    }

    /// <summary>With the whole pack at work no other rule takes an example away: what is told there names this rule, and no surer one beside it.</summary>
    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Wins_its_examples_from_all_other_rules(string id)
    {
        var rule = Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));

        foreach (var (example, index) in rule.Examples.Select((e, i) => (e, i)))
        {
            var text = TemplateExpander.Expand(example, $"{rule.Id}/{index}");
            var told = All.Scan("scan", [new TextSource(text, PathFor(rule))], null, CancellationToken.None).Findings;
            told.SelectMany(f => f.Parts.Select(p => p.Rule.Id).Append(f.Rule.Id)).Should().Contain(id, "example {0} of {1} must be told by it", index, id);
        }
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Says_what_it_is_and_where_that_is_documented(string id)
    {
        var rule = Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));

        rule.References.Should().NotBeEmpty();
        rule.Rotate.Text.Should().NotBeEmpty();
        rule.Tags.Should().Contain(tag => tag.StartsWith("CWE-", StringComparison.Ordinal));
    }

    /// <summary>What the rule finds by itself, with no other in the pack but those it requires.</summary>
    /// <summary>The rules that tell a text; that something with the mark of its issuer, or behind its name, only stands for a token may be said of any.</summary>
    private static IEnumerable<string> FoundBy(Rule rule, string template, int index)
    {
        var text = TemplateExpander.Expand(template, $"{rule.Id}/{index}");
        var required = rule.Requires.Select(r => r.RuleId).Append(rule.Id).ToHashSet(StringComparer.Ordinal);

        // A rule for files by name tells those in which another finds something.
        var needsAll = rule is { Detector: DetectorKind.File, Pattern: null };
        var pack = needsAll ? Pack : RulePack.Compile(Pack.Rules.Where(r => required.Contains(r.Id)));
        var scanner = new Scanner(pack, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });
        return scanner.Scan("scan", [new TextSource(text, PathFor(rule))], null, CancellationToken.None).Findings
            .Where(f => !f.Notes.Any(MatchJudge.IsOfStandIn)).Select(f => f.Rule.Id);
    }

    /// <summary>A path that the rule's first glob matches.</summary>
    private static string PathFor(Rule rule) =>
        rule.Paths.Count == 0 ? "config.txt" : rule.Paths[0].Replace("**/", "", StringComparison.Ordinal).Replace("*", "example", StringComparison.Ordinal);
}
