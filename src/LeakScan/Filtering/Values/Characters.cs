using System.Buffers;
using System.Globalization;

namespace LeakScan.Filtering.Values;

/// <summary>Sets of characters.</summary>
internal static class Characters
{
    /// <summary>0 to 9.</summary>
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>What a pattern of a date consists of: letters of .NET and Java, and separators.</summary>
    public static readonly SearchValues<char> DateFormat = SearchValues.Create("yYMdDHhmsSfFTtZzKG:-_/. '");

    /// <summary>a to z, and the comma between names.</summary>
    public static readonly SearchValues<char> LowerList = SearchValues.Create("abcdefghijklmnopqrstuvwxyz,");

    /// <summary>Letters and ':'.</summary>
    public static readonly SearchValues<char> Fields = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:");

    /// <summary>What may stand behind a regular expression in JavaScript and Ruby.</summary>
    public static readonly SearchValues<char> ExpressionFlags = SearchValues.Create("dgimsuvxy");

    /// <summary>What a regular expression has and a path has not.</summary>
    public static readonly SearchValues<char> ExpressionSigns = SearchValues.Create("\\^$[(|*?");

    /// <summary>Hexadecimal digits of both cases.</summary>
    public static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Hexadecimal digits of both cases, and the colons between pairs of them.</summary>
    public static readonly SearchValues<char> HexOrColon = SearchValues.Create("0123456789abcdefABCDEF:");

    /// <summary>Hexadecimal digits of both cases, and underscores.</summary>
    public static readonly SearchValues<char> HexOrUnderscore = SearchValues.Create("0123456789abcdefABCDEF_");

    /// <summary>Hexadecimal digits in lower case, and dashes.</summary>
    public static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef-");

    /// <summary>Hexadecimal digits in upper case, and dashes.</summary>
    public static readonly SearchValues<char> UpperHex = SearchValues.Create("0123456789ABCDEF-");

    /// <summary>a to z and 0 to 9.</summary>
    public static readonly SearchValues<char> LowerOrDigit = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Small letters, digits and '-'.</summary>
    public static readonly SearchValues<char> LowerDigitOrDash = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Base64, which hexadecimal digits are, too.</summary>
    public static readonly SearchValues<char> Base64 = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=");

    /// <summary>Letters and digits.</summary>
    public static readonly SearchValues<char> LetterOrDigit = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>A to Z, 0 to 9 and '_': names of constants.</summary>
    public static readonly SearchValues<char> Constant = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>A to Z, 0 to 9, '_' and '-'.</summary>
    public static readonly SearchValues<char> ConstantOrDash = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>A to Z, 0 to 9, and what parts names that are switched on and off.</summary>
    public static readonly SearchValues<char> Switches = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+:.=");

    /// <summary>Letters and '_'.</summary>
    public static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    /// <summary>Letters, '_' and the apostrophe.</summary>
    public static readonly SearchValues<char> LettersOrApostrophe = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_'");

    /// <summary>Letters, '_' and '-'.</summary>
    public static readonly SearchValues<char> LettersOrDash = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

    /// <summary>Letters, digits and '_', and the signs that end names in Ruby and Swift.</summary>
    public static readonly SearchValues<char> Identifier = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_?!$");

    /// <summary>Letters, digits, '_' and '-'.</summary>
    public static readonly SearchValues<char> Token = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Letters, digits and separators of words.</summary>
    public static readonly SearchValues<char> Name = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/ ");

    /// <summary>Letters, digits, separators of words, and '='.</summary>
    public static readonly SearchValues<char> NameOrEquals = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:/ =");

    /// <summary>What stands in brackets that mark a place to fill in.</summary>
    public static readonly SearchValues<char> Phrase =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. :/'\"{}[]()<>%$,|");

    /// <summary>What a selector of CSS consists of.</summary>
    public static readonly SearchValues<char> Selector = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-. #");

    /// <summary>What stands in a simple expression.</summary>
    public static readonly SearchValues<char> Expression =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.[]'\"->:{}()");

    /// <summary>Digits and the signs of numbers, dates, times and addresses.</summary>
    public static readonly SearchValues<char> Number = SearchValues.Create("0123456789.,:-+/ TZ%");

    /// <summary>Digits and dots.</summary>
    public static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.");

    /// <summary>Whether all characters are in the set.</summary>
    public static bool AreAll(this ReadOnlySpan<char> value, SearchValues<char> set) => value.IndexOfAnyExcept(set) < 0;

    /// <summary>Whether a digit stands between letters: <c>kj3ht2309u</c>, not <c>oauth2</c>.</summary>
    public static bool HasDigitWithin(ReadOnlySpan<char> value)
    {
        var first = value.IndexOfAny(Digits);
        return first > 0 && value[(first + 1)..].ContainsAny(Letters);
    }

    /// <summary>Whether a letter beyond ASCII stands in the value, as such or as an escape: <c>\u017E</c>.</summary>
    public static bool HasForeignLetter(ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyInRange('\u00c0', '\ud7ff'))
        {
            return true;
        }

        for (var at = value.IndexOf("\\u"); at >= 0 && at + 6 <= value.Length;)
        {
            if (int.TryParse(value.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter) && letter >= 0xc0)
            {
                return true;
            }

            var next = value[(at + 2)..].IndexOf("\\u");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }
}
