using System.Buffers;

namespace LeakScan.Rules.Checksums.Coding;

/// <summary>The character sets of token formats; where they are digits of a number system, in the order of their values.</summary>
internal static class Alphabet
{
    public const string Digits = "0123456789";
    public const string HexLower = "0123456789abcdef";
    public const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    public const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    public const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    public const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> DecimalDigits = SearchValues.Create(Digits);
    private static readonly SearchValues<char> Base64UrlDigits = SearchValues.Create(Base64Url);

    public static bool IsDecimal(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(DecimalDigits);

    public static bool IsBase64Url(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Base64UrlDigits);

    /// <summary>A number in the number system whose digits the alphabet lists, most significant first, filled on the left to a width.</summary>
    public static string Write(uint value, string alphabet, int width)
    {
        Span<char> digits = stackalloc char[32];
        var at = digits.Length;
        do
        {
            digits[--at] = alphabet[(int)(value % (uint)alphabet.Length)];
            value /= (uint)alphabet.Length;
        }
        while (value != 0);

        return new string(digits[at..]).PadLeft(width, alphabet[0]);
    }
}
