using LeakScan.Detection;
using LeakScan.Rules;

namespace LeakScan.Tests.Detection;

public sealed class ExhaustedRulesTests
{
    private readonly RulePack _pack = RulePack.BuiltIn;

    [Fact]
    public void Are_not_looked_for_and_looked_for_alone_when_inverted()
    {
        var exhausted = new ExhaustedRules(_pack.Rules);
        var (first, second) = TwoThatDecodeNothing();

        exhausted.Add(first);

        Contained(exhausted, first, second).Should().Equal(true, false);
        exhausted.Invert(true);
        Contained(exhausted, first, second).Should().Equal(false, true);
        exhausted.Invert(false);
        Contained(exhausted, first, second).Should().Equal(true, false);
        exhausted.Clear();
        Contained(exhausted, first, second).Should().Equal(false, false);
    }

    [Fact]
    public void Are_none_of_those_whose_matches_are_decoded()
    {
        var exhausted = new ExhaustedRules(_pack.Rules);
        var decoded = _pack.Rules.Index().First(r => r.Item.Decode).Index;

        exhausted.Add(decoded);

        exhausted.Any.Should().BeFalse();
    }

    private static bool[] Contained(ExhaustedRules exhausted, params int[] rules) => [.. rules.Select(exhausted.Contains)];

    private (int First, int Second) TwoThatDecodeNothing()
    {
        var rules = _pack.Rules.Index().Where(r => !r.Item.Decode).Select(r => r.Index).Take(2).ToArray();
        return (rules[0], rules[1]);
    }
}
