using System.Globalization;

namespace LeakScan.Configuration;

/// <summary>Reads a size as people write it: <c>500</c>, <c>64k</c>, <c>10M</c>, <c>1.5GB</c>. Units are powers of 1024.</summary>
internal static class SizeParser
{
    private const string Units = "KMGT";

    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var number = text.AsSpan().Trim();
        if (number.EndsWith("B", StringComparison.OrdinalIgnoreCase))
        {
            number = number[..^1];
        }

        if (number.EndsWith("i", StringComparison.OrdinalIgnoreCase))
        {
            number = number[..^1];
        }

        double factor = 1;
        if (number.Length > 0 && Units.IndexOf(char.ToUpperInvariant(number[^1]), StringComparison.Ordinal) is >= 0 and var unit)
        {
            factor = Math.Pow(1024, unit + 1);
            number = number[..^1].TrimEnd();
        }

        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value * factor > long.MaxValue / 2)
        {
            return false;
        }

        bytes = (long)(value * factor);
        return true;
    }
}
