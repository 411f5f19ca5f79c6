using System.Globalization;

namespace LeakScan.Cli.Options;

/// <summary>Reads a point in time: an ISO 8601 date or time, or how long ago: <c>30d</c>, <c>2 weeks ago</c>, <c>6.months.ago</c>, as git takes it.</summary>
internal static class DateParser
{
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset date)
    {
        // The year comes first and has four digits: 01-02-2025 is another day to every other reader.
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out date) && text.IndexOfAnyExceptInRange('0', '9') == 4 && text[4] == '-')
        {
            return true;
        }

        var words = text.Replace('.', ' ').Replace("ago", "", StringComparison.OrdinalIgnoreCase).Trim();
        var digits = words.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(words.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        try
        {
            DateTimeOffset? past = words[digits..].Trim().ToLowerInvariant() switch
            {
                "h" or "hour" or "hours" => now.AddHours(-count),
                "d" or "day" or "days" => now.AddDays(-count),
                "w" or "week" or "weeks" => now.AddDays(-7.0 * count),
                "month" or "months" => now.AddMonths(-count),
                "y" or "year" or "years" => now.AddYears(-count),
                _ => null,
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
}
