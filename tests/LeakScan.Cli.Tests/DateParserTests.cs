using System.Globalization;
using LeakScan.Cli.Options;

namespace LeakScan.Cli.Tests;

public sealed class DateParserTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 31, 15, 30, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("yesterday", "2025-03-30T15:30:00+02:00")]
    [InlineData("today", "2025-03-31T00:00:00+02:00")]
    [InlineData("midnight", "2025-03-31T00:00:00+02:00")]
    [InlineData("now", "2025-03-31T15:30:00+02:00")]
    [InlineData("last week", "2025-03-24T15:30:00+02:00")]
    [InlineData("a month ago", "2025-02-28T15:30:00+02:00")]
    [InlineData("two.days.ago", "2025-03-29T15:30:00+02:00")]
    [InlineData("90 minutes ago", "2025-03-31T14:00:00+02:00")]
    [InlineData("30d", "2025-03-01T15:30:00+02:00")]
    [InlineData("3 Weeks", "2025-03-10T15:30:00+02:00")]
    [InlineData("9999 years ago", "0001-01-01T00:00:00+00:00")]
    [InlineData("2025-03-01T00:00:00Z", "2025-03-01T00:00:00+00:00")]
    public void Reads_what_git_reads(string text, string expected)
    {
        DateParser.TryParse(text, Now, out var date).Should().BeTrue();
        date.Should().Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ago")]
    [InlineData("01-02-2025")]
    [InlineData("03/31/2025")]
    [InlineData("soon")]
    [InlineData("some days ago")]
    [InlineData("2 weeks and a day ago")]
    [InlineData("week")]
    [InlineData("99999999999d")]
    public void Guesses_nothing(string text) => DateParser.TryParse(text, Now, out _).Should().BeFalse();
}
