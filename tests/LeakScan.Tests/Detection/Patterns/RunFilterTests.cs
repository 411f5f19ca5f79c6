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

        MayStand(program, Encoding.ASCII.GetBytes(text), 0, 0).Should().Be(expected);
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
                        MayStand(program, text, start, start).Should().BeTrue("of {0} at {1}", pack.Rules[rule].Id, start);
                        MayStand(program, text, Math.Max(0, start - 9), start + 9).Should().BeTrue("of {0} around {1}", pack.Rules[rule].Id, start);
                        MayStand(program, text.AsSpan(0, end), start, start).Should().BeTrue("of {0} at the end", pack.Rules[rule].Id);
                    }
                }
            }
        }

        filters.Should().BeGreaterThan(500);
        matches.Should().BeGreaterThan(filters);
    }

    /// <summary>What was looked at for one place is not forgotten wrongly for the next, wherever it is, and however far the text was known then.</summary>
    [Fact]
    public void Says_the_same_whatever_was_asked_before()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            Ask(new Random(seed));
        }
    }

    private static void Ask(Random random)
    {
        PatternProgram[] programs = [PatternCompiler.Compile("key.{0,30}?[0-9a-f]{8}"), PatternCompiler.Compile("key.{0,30}? -u [a-z]{1,9}:[a-z]{1,9}")];
        var text = new byte[400];
        foreach (ref var value in text.AsSpan())
        {
            value = (byte)"0123456789abcdef:z -"[random.Next(random.Next(3) == 0 ? 20 : 12)];
        }

        var filter = new RunFilter(programs.Length);
        var place = 0;
        for (var i = 0; i < 200; i++)
        {
            var rule = random.Next(programs.Length);
            place = random.Next(10) == 0 ? random.Next(text.Length) : Math.Min(text.Length - 1, place + random.Next(20));
            var last = place + random.Next(20);
            var known = text.AsSpan(0, Math.Min(text.Length, place + random.Next(100) + 1));
            filter.MayStand(rule, programs[rule], 1, known, place, last).Should().Be(MayStand(programs[rule], known, place, last));
        }
    }

    private static bool MayStand(PatternProgram program, ReadOnlySpan<byte> text, int first, int last) => new RunFilter(1).MayStand(0, program, 1, text, first, last);
}
