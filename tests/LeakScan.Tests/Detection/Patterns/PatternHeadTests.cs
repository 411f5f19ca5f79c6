using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Rules;
using LeakScan.Rules.Patterns;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class PatternHeadTests
{
    [Theory]
    [InlineData("EAA[A-Za-z0-9]{80,400}", "EAAE,EAAE", false)]
    [InlineData("EAA[A-Za-z0-9]{80,400}", "EAAEabc", false)]
    [InlineData("EAA[A-Za-z0-9]{80,400}", "EAAEabcdefgh", true)]
    [InlineData("EAA[A-Za-z0-9]{80,400}", "eaaEabcdefgh", false)]
    [InlineData("xq[0-9]{2,3}?z", "xq1z", false)]
    [InlineData("xq[0-9]{2,3}?z", "xq12z", true)]
    [InlineData("xq[0-9]*z", "xqz", true)]
    [InlineData("xq[0-9]*z", "xq7", true)]
    [InlineData("xq[0-9]*z", "xqy", false)]
    [InlineData("xq[0-9]*", "xqy", true)]
    [InlineData("xq[0-9]{0,3}z", "xq", true)]
    [InlineData("xq[0-9]{0,3}(?![a-z])", "xqA", true)]
    [InlineData("(?<![a-z])xq[0-9]?z", "xqz", true)]
    [InlineData("xq(?:[0-9]{8})?z", "xqz", true)]
    [InlineData("xq(?:key|token)=", "xqname=", false)]
    [InlineData("xq(?:key|token)=", "xqtoken=", true)]
    [InlineData("xq(?:key|token)?=", "xq=", true)]
    public void Holds_where_the_bytes_that_leave_no_choice_stand(string pattern, string text, bool expected) =>
        PatternHead.Holds(PatternCompiler.Compile(pattern), Encoding.ASCII.GetBytes(text), 0).Should().Be(expected);

    [Fact]
    public void Loses_no_match_of_the_built_in_rules()
    {
        var pack = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));
        var matcher = new PatternMatcher();
        var matches = 0;
        for (var rule = 0; rule < pack.Rules.Count; rule++)
        {
            if (pack.Programs[rule] is not { } program)
            {
                continue;
            }

            foreach (var example in pack.Rules[rule].Examples)
            {
                var text = Encoding.Latin1.GetBytes(TemplateExpander.Expand(example, pack.Rules[rule].Id));
                for (var start = 0; start <= text.Length - program.MinLength; start++)
                {
                    if (matcher.Match(program, text, start, out _, out _, out _))
                    {
                        matches++;
                        PatternHead.Holds(program, text, start).Should().BeTrue("of {0} at {1}", pack.Rules[rule].Id, start);
                    }
                }
            }
        }

        matches.Should().BeGreaterThan(1000);
    }
}
