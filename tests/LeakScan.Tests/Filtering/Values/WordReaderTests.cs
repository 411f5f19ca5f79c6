using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("camelCase", "camel Case")]
    [InlineData("HTTPServer2go", "HTTP Server go")]
    [InlineData("ABC", "ABC")]
    [InlineData("aBCd", "a B Cd")]
    [InlineData("9password_x-Y", "password x Y")]
    [InlineData("schl\u00fcssel\u00dcberAll", "schl\u00fcssel \u00dcber All")]
    [InlineData("\u5bc6\u7801Pass", "\u5bc6\u7801 Pass")]
    [InlineData("X", "X")]
    public void Parts_words_at_signs_and_at_capital_letters(string value, string expected) => Split(value).Should().Be(expected);

    [Fact]
    public void Has_room_for_some_words_only()
    {
        var words = new Range[2];

        WordReader.Split("one-two-three", words).Should().Be(2);
        words.Should().Equal(..3, 4..7);
    }

    private static string Split(string value)
    {
        var words = new Range[16];
        return string.Join(' ', words[..WordReader.Split(value, words)].Select(word => value[word]));
    }
}
