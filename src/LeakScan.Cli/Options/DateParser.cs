using System.Globalization;

namespace LeakScan.Cli.Options;

/// <summary>
/// Reads a point in time: an ISO 8601 date or time, or how long ago: <c>30d</c>, <c>2 weeks ago</c>, <c>6.months.ago</c>, <c>yesterday</c>, <c>last week</c>, as git
/// takes it.
/// </summary>
internal static class DateParser
{
    // Git's own words for numbers: https://git-scm.com/docs/git-log
    private static readonly string[] Numbers = ["last", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset date)
    {
        // The year comes first and has four digits: 01-02-2025 is another day to every other reader.
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out date) && text.IndexOfAnyExceptInRange('0', '9') == 4 && text[4] == '-')
        {
            return true;
        }

        var words = text.Replace('.', ' ').ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            DateTimeOffset? past = words switch
            {
                ["now"] => now,
                ["today" or "midnight"] => now - now.TimeOfDay,
                ["yesterday"] => now.AddDays(-1),
                [.. var span, "ago"] => Before(now, span),
                _ => Before(now, words),
            };
            date = past ?? default;
            return past is not null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Before the year 1: longer ago than any commit.
            date = DateTimeOffset.MinValue;
            return true;
        }
    }

    private static DateTimeOffset? Before(DateTimeOffset now, string[] span) => span switch
    {
        [var word] when word.AsSpan().IndexOfAnyExceptInRange('0', '9') is > 0 and var digits => Before(now, Count(word[..digits]), word[digits..]),
        [var count, var unit] => Before(now, Count(count), unit),
        _ => null,
    };

    private static int? Count(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : word is "a" or "an" ? 1
        : Array.IndexOf(Numbers, word) is >= 0 and var known ? Math.Max(known, 1)
        : null;

    private static DateTimeOffset? Before(DateTimeOffset now, int? count, string unit) => count is not { } number ? null : unit switch
    {
        "second" or "seconds" => now.AddSeconds(-number),
        "minute" or "minutes" => now.AddMinutes(-number),
        "h" or "hour" or "hours" => now.AddHours(-number),
        "d" or "day" or "days" => now.AddDays(-number),
        "w" or "week" or "weeks" => now.AddDays(-7.0 * number),
        "month" or "months" => now.AddMonths(-number),
        "y" or "year" or "years" => now.AddYears(-number),
        _ => null,
    };
}
