using System.Text;

namespace LeakScan.Prefiltering;

/// <summary>
/// What a keyword has to be, and its folded bytes. Folding sets bit 5: right for letters, and harmless for a filter that is verified afterwards. A keyword is ASCII, or has no
/// byte of ASCII: a word of another script in UTF-8, each byte as one character.
/// </summary>
internal static class Keyword
{
    /// <summary>Fewest bytes of a keyword.</summary>
    public const int MinLength = 3;

    /// <summary>Most bytes of a keyword.</summary>
    public const int MaxLength = 255;

    /// <summary>Most keywords of one prefilter.</summary>
    public const int MaxCount = 8192;

    /// <summary>The bytes of a keyword, letters in lower case.</summary>
    /// <exception cref="ArgumentException">It is too short, too long, or neither ASCII nor without it.</exception>
    public static byte[] ToBytes(string keyword)
    {
        if (keyword.Length is < MinLength or > MaxLength)
        {
            throw new ArgumentException($"The keyword \"{keyword}\" has {keyword.Length} characters; it needs {MinLength} to {MaxLength}.", nameof(keyword));
        }

        if (!IsValid(keyword))
        {
            throw new ArgumentException($"The keyword \"{keyword}\" is only in parts ASCII; keywords are compared byte by byte, so use an ASCII part of the token.", nameof(keyword));
        }

        var bytes = Encoding.Latin1.GetBytes(keyword);
        if (IsAscii(bytes))
        {
            Ascii.ToLowerInPlace(bytes, out _);
        }

        return bytes;
    }

    /// <summary>Whether all characters are ASCII, or all are bytes that are not.</summary>
    public static bool IsValid(string keyword) => Ascii.IsValid(keyword) || keyword.All(c => c is >= '\u0080' and <= '\u00FF');

    /// <summary>Whether a keyword is ASCII, and so for the vector kernels.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> keyword) => keyword[0] < 0x80;

    /// <summary>Whether a text begins with a keyword, ignoring the case of ASCII letters.</summary>
    public static bool IsAt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> keyword) => text.Length >= keyword.Length
        && (IsAscii(keyword) ? Ascii.EqualsIgnoreCase(text[..keyword.Length], keyword) : text.StartsWith(keyword));
}
