using System.Globalization;
using System.Text;

namespace LeakScan.Cli.Removing;

/// <summary>Bytes that are to go from a history, as <c>git filter-repo --replace-text</c> reads them: a line for each.</summary>
/// <param name="bytes">The bytes, as they stand in the history.</param>
/// <param name="standsAlone">Whether no letter or digit stands beside them.</param>
internal sealed class Expression(byte[] bytes, bool standsAlone)
{
    private const string Replacement = "==>***REMOVED***";

    // A short one may as well be a part of words elsewhere.
    private const int CertainLength = 16;

    /// <summary>The bytes that are to go.</summary>
    public byte[] Bytes { get; } = bytes;

    /// <summary>Whether it is so short that something harmless may look like it.</summary>
    public bool IsShort => Bytes.Length < CertainLength;

    /// <summary>Whether a line cannot hold it as it is.</summary>
    public bool NeedsPattern => (IsShort && standsAlone) || Array.Exists(Bytes, b => b is < 0x20 or 0x7F);

    /// <summary>The line, which holds ASCII only.</summary>
    /// <param name="asPattern">Whether to write a regular expression, which is applied behind all that are none.</param>
    public string ToLine(bool asPattern)
    {
        if (!asPattern && !NeedsPattern && Ascii.IsValid(Bytes))
        {
            return $"literal:{Encoding.ASCII.GetString(Bytes)}{Replacement}";
        }

        var pattern = string.Concat(Bytes.Select(Escape));
        return IsShort && standsAlone ? $"regex:(?<![0-9A-Za-z_]){pattern}(?![0-9A-Za-z_]){Replacement}" : $"regex:{pattern}{Replacement}";
    }

    // Python takes a backslash before a sign for the sign, and one before a letter for something else.
    private static string Escape(byte value) => value switch
    {
        _ when char.IsAsciiLetterOrDigit((char)value) || value == '_' => ((char)value).ToString(),
        > 0x20 and < 0x7F => $"\\{(char)value}",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\x{value:x2}"),
    };
}
