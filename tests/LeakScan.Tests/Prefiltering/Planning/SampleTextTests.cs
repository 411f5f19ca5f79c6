using System.Text;
using LeakScan.Prefiltering.Planning;

namespace LeakScan.Tests.Prefiltering.Planning;

public sealed class SampleTextTests
{
    private static readonly string Text = Encoding.Latin1.GetString(SampleText.Generate(1_000_000));

    [Fact]
    public void Is_the_same_every_time_and_longer_ones_begin_like_shorter_ones() =>
        Encoding.Latin1.GetString(SampleText.Generate(5000)).Should().Be(Text[..5000]);

    [Theory]
    [InlineData("the", 2000, 12_000)]
    [InlineData("return", 200, 1500)]
    [InlineData("qzx", 0, 5)]
    [InlineData("  ", 20_000, 150_000)]
    [InlineData("\n", 15_000, 60_000)]
    public void Has_what_source_code_has_about_as_often(string part, int least, int most) =>
        (Text.Split(part).Length - 1).Should().BeInRange(least, most);

    [Fact]
    public void Is_in_lower_case() => Text.Should().NotMatchRegex("[A-Z]");

    [Fact]
    public void There_is_a_row_of_followers_for_each_symbol() =>
        TextStatistics.Followers.Length.Should().Be(TextStatistics.Symbols.Length * TextStatistics.Symbols.Length);
}
