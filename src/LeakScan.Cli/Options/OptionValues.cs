using System.Globalization;
using LeakScan.Cli.Help;

namespace LeakScan.Cli.Options;

/// <summary>Reads the values of options; a wrong one is told in one sentence that names the option.</summary>
internal static class OptionValues
{
    /// <summary>A number of at least 1.</summary>
    public static int Number(string option, string text, int most = int.MaxValue) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most
            ? number
            : throw new UsageException($"'{text}' is not a number for {option}; give {(most == int.MaxValue ? "1 or more" : $"1 to {most}")}");

    /// <summary>One of the values of an enumeration, by its name in lower case; null when nothing was given.</summary>
    public static T? Choose<T>(string option, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        throw new UsageException($"'{text}' is not a value of {option}; use one of {string.Join(", ", names)}{NearestName.Suggest(text, names)}");
    }
}
