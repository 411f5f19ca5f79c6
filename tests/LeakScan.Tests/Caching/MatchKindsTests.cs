using LeakScan.Caching;
using LeakScan.Tests.Filtering;

namespace LeakScan.Tests.Caching;

public sealed class MatchKindsTests
{
    public static TheoryData<string> Properties => ChangedMatch.Properties;

    [Fact]
    public void Gives_equal_matches_one_number()
    {
        var kinds = new MatchKinds();

        kinds.NumberOf(ChangedMatch.Original()).Should().Be(kinds.NumberOf(ChangedMatch.Original()));
        kinds.Rules.Should().Equal(1);
    }

    /// <summary>Findings from the cache would lose what is forgotten here.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void Tells_matches_apart_that_differ_in(string property)
    {
        var kinds = new MatchKinds();

        kinds.NumberOf(ChangedMatch.Original()).Should().NotBe(kinds.NumberOf(ChangedMatch.In(property)));
    }
}
