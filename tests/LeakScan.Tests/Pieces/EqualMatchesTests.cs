using LeakScan.Pieces;
using LeakScan.Tests.Filtering;

namespace LeakScan.Tests.Pieces;

public sealed class EqualMatchesTests
{
    private readonly EqualMatches _matches = new();

    public static TheoryData<string> Properties => ChangedMatch.Properties;

    [Fact]
    public void Makes_one_object_of_equal_matches()
    {
        var first = _matches.One(ChangedMatch.Original());

        _matches.One(ChangedMatch.Original()).Should().BeSameAs(first);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Keeps_matches_apart_that_differ_in(string property)
    {
        _matches.One(ChangedMatch.Original());
        var changed = ChangedMatch.In(property);

        _matches.One(changed).Should().BeSameAs(changed);
    }
}
