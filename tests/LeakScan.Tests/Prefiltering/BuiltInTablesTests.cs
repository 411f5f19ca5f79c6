using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Tests.Prefiltering;

public sealed class BuiltInTablesTests
{
    [Fact]
    public void Are_made_for_the_built_in_rules_so_that_nothing_is_placed_at_start_up()
    {
        var tables = BuiltInTables.Read();
        PrefilterTables.Build(RulePack.BuiltIn.Index.Keywords, tables).Should().BeSameAs(tables);
    }

    [Fact]
    public void Hold_no_keyword_that_the_linter_refuses() =>
        LeakScan.Prefiltering.Planning.KeywordLinter.Check(BuiltInTables.Read().Keywords).Should().NotContain(p => p.IsError);
}
