using LeakScan.Caching;
using LeakScan.Filtering;

namespace LeakScan.Tests.Caching;

public sealed class MatchKindsTests
{
    private static readonly JudgedMatch Match = new() { Rule = 1, Length = 2, Secret = "ab", Confidence = LeakScan.Rules.Confidence.Medium };

    public static TheoryData<string> Properties => [.. typeof(JudgedMatch).GetProperties().Select(p => p.Name)];

    [Fact]
    public void Gives_equal_matches_one_number()
    {
        var kinds = new MatchKinds();

        kinds.NumberOf(Match).Should().Be(kinds.NumberOf(Copy()));
        kinds.Rules.Should().Equal(1);
    }

    /// <summary>A property that is added to judged matches must not be forgotten here: findings from the cache would lose it.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void Tells_matches_apart_that_differ_in(string property)
    {
        var kinds = new MatchKinds();
        var other = Copy();
        var info = typeof(JudgedMatch).GetProperty(property)!;
        var type = Nullable.GetUnderlyingType(info.PropertyType) ?? info.PropertyType;
        object value = type == typeof(string) ? "other" : type == typeof(bool) ? true : type.IsEnum ? Enum.ToObject(type, 1) : 77;
        if (value.Equals(info.GetValue(other)))
        {
            value = Enum.ToObject(type, 2);
        }

        info.SetValue(other, value);

        kinds.NumberOf(Match).Should().NotBe(kinds.NumberOf(other));
    }

    private static JudgedMatch Copy() => new() { Rule = 1, Length = 2, Secret = "ab", Confidence = LeakScan.Rules.Confidence.Medium };
}
