using LeakScan.Rules;

namespace LeakScan.Tests.Rules;

/// <summary>Packs put together without compiling their rules again, compared with compiled ones.</summary>
public class RulePackTests
{
    private static readonly HashSet<string> Some = RulePack.BuiltIn.Rules.Where((_, i) => i % 3 == 0).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void A_pack_without_rules_is_the_pack_of_the_others()
    {
        ShouldBeSame(RulePack.BuiltIn.Without(Some), RulePack.Compile(RulePack.BuiltIn.Rules.Where(r => !Some.Contains(r.Id))));
        RulePack.BuiltIn.Without(Some).Index.Keywords.Should().Equal(RulePack.BuiltIn.Index.Keywords, "the tables planned for them are used");
    }

    [Fact]
    public void A_pack_with_another_is_the_pack_of_the_rules_of_both()
    {
        var own = RulePack.Compile(RulePack.BuiltIn.Rules.Where(r => Some.Contains(r.Id)).Select(r => r with { Keywords = ["brandnew", .. r.Keywords] }));

        ShouldBeSame(RulePack.BuiltIn.With(own), RulePack.Compile(RulePack.BuiltIn.Rules.Where(r => !Some.Contains(r.Id)).Concat(own.Rules)));
        ShouldBeSame(RulePack.BuiltIn.With(RulePack.BuiltIn), RulePack.BuiltIn);
    }

    private static void ShouldBeSame(RulePack pack, RulePack compiled)
    {
        pack.Hash.Should().Be(compiled.Hash);
        pack.Rules.Should().Equal(compiled.Rules);
        pack.Programs.Select(p => p?.Instructions.Length).Should().Equal(compiled.Programs.Select(p => p?.Instructions.Length));
        AnchorsOf(pack).Should().Equal(AnchorsOf(compiled));
    }

    private static List<string> AnchorsOf(RulePack pack) =>
        [.. pack.Index.Keywords.SelectMany((keyword, i) => pack.Index.Anchors[i].Select(anchor => $"{keyword}: {anchor}"))];
}
