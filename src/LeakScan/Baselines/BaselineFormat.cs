using System.Globalization;
using System.Text;

namespace LeakScan.Baselines;

/// <summary>
/// How an entry is written: one line, <c>FINGERPRINT RULE PATH [until:YYYY-MM-DD] [# REASON]</c>. One line each, sorted, and nothing in it that changes when
/// a file is edited, moved or rebased, so that two branches seldom touch the same place, and a merge that keeps the lines of both is right.
/// </summary>
internal static class BaselineFormat
{
    public const int Version = 1;

    public const string Header = "# leakscan baseline ";

    public const int FingerprintLength = 32;

    private const string Until = "until:";
    private const string DayFormat = "yyyy-MM-dd";

    public static string Format(BaselineEntry entry)
    {
        var line = new StringBuilder($"{entry.Fingerprint} {entry.RuleId} {Escape(entry.Path)}");
        if (entry.Expires is { } day)
        {
            line.Append(' ').Append(Until).Append(FormatDay(day));
        }

        if (!string.IsNullOrWhiteSpace(entry.Reason))
        {
            line.Append(" # ").Append(OneLine(entry.Reason));
        }

        return line.ToString();
    }

    /// <summary>Reads a line; null, with a sentence, when it is not valid.</summary>
    public static BaselineEntry? Parse(string line, out string problem)
    {
        problem = "";
        var hash = line.IndexOf(" #", StringComparison.Ordinal);
        var reason = hash < 0 ? "" : line[(hash + 2)..].Trim();
        var words = (hash < 0 ? line : line[..hash]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 3 or > 4)
        {
            problem = "an entry is 'FINGERPRINT RULE PATH [until:YYYY-MM-DD] [# REASON]'";
            return null;
        }

        if (words[0].Length != FingerprintLength || words[0].Any(c => !char.IsAsciiHexDigitLower(c)))
        {
            problem = $"'{words[0]}' is not a fingerprint: {FingerprintLength} lower-case hexadecimal digits, as every report shows them";
            return null;
        }

        DateOnly? expires = null;
        if (words.Length == 4)
        {
            if (!words[3].StartsWith(Until, StringComparison.Ordinal) || !TryParseDay(words[3][Until.Length..], out var day))
            {
                problem = $"'{words[3]}' is not a last day; write it like until:2027-01-31";
                return null;
            }

            expires = day;
        }

        return new BaselineEntry(words[0], words[1], Unescape(words[2]), expires, reason.Length > 0 ? reason : null);
    }

    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string FormatDay(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A path may hold anything; what would end the word or the line, or begin a reason, is written as its code unit in hexadecimal, percent signs too.
    private static string Escape(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (var character in path)
        {
            if (character is '%' or '#' || char.IsWhiteSpace(character) || char.IsControl(character))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)character:X4}");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    private static string Unescape(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 4 < path.Length
                && ushort.TryParse(path.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(path[i]);
            }
        }

        return text.ToString();
    }
}
