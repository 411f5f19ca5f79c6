using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Rules;
using LeakScan.Rules.Patterns;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class RunFilterTests
{
    [Theory]
    [InlineData("(?i:etsy[a-z_]{0,20}?key)=[a-z0-9]{24}", "etsy_key=abcdefghijkl-mnopqrstuvwx and more", false)]
    [InlineData("(?i:etsy[a-z_]{0,20}?key)=[a-z0-9]{24}", "etsy_key=abcdefghijklmnopqrstuvwx", true)]
    [InlineData("(?i:etsy[a-z_]{0,20}?key)=[a-z0-9]{24}", "etsy_key=x, and far behind it, out of reach: abcdefghijklmnopqrstuvwx", false)]
    [InlineData("curl.{0,40}? -u [a-z]{1,9}:[a-z]{1,9}", "curl -u curl -u curl", false)]
    [InlineData("curl.{0,40}? -u [a-z]{1,9}:[a-z]{1,9}", "curl -u a:b", true)]
    public void Lets_through_where_a_run_in_reach_may_be_part_of_a_match(string pattern, string text, bool expected)
    {
        var program = PatternCompiler.Compile(pattern);

        RunFilter.MayStand(program, Encoding.ASCII.GetBytes(text), 0, 0).Should().Be(expected);
    }

    [Theory]
    [InlineData("key=(?:[0-9a-f]{32}|[a-z]{4})")]
    [InlineData("key=(?:[0-9a-f]{32})?")]
    [InlineData("key=[0-9a-f]{32}|token")]
    [InlineData("key=[a-z]*")]
    public void Looks_for_no_run_that_a_match_can_do_without(string pattern) => PatternCompiler.Compile(pattern).Run.Should().Be(default(RequiredRun));

    [Fact]
    public void Loses_no_match_of_the_built_in_rules()
    {
        var pack = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));
        var matcher = new PatternMatcher();
        var (matches, filters) = (0, 0);
        for (var rule = 0; rule < pack.Rules.Count; rule++)
        {
            if (pack.Programs[rule] is not { Run.Instruction: > 0 } program)
            {
                continue;
            }

            filters++;
            foreach (var example in pack.Rules[rule].Examples.Concat(pack.Rules[rule].NegativeExamples))
            {
                var text = Encoding.Latin1.GetBytes(TemplateExpander.Expand(example, pack.Rules[rule].Id));
                for (var start = 0; start <= text.Length - program.MinLength; start++)
                {
                    if (matcher.Match(program, text, start, out var end, out _, out _))
                    {
                        matches++;
                        RunFilter.MayStand(program, text, start, start).Should().BeTrue("of {0} at {1}", pack.Rules[rule].Id, start);
                        RunFilter.MayStand(program, text, Math.Max(0, start - 9), start + 9).Should().BeTrue("of {0} around {1}", pack.Rules[rule].Id, start);
                        RunFilter.MayStand(program, text.AsSpan(0, end), start, start).Should().BeTrue("of {0} at the end", pack.Rules[rule].Id);
                    }
                }
            }
        }

        filters.Should().BeGreaterThan(500);
        matches.Should().BeGreaterThan(filters);
    }
}
