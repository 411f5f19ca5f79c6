using System.Text;

namespace LeakScan.Prefiltering;

/// <summary>What a keyword has to be, and its folded bytes. Folding sets bit 5: right for letters, and harmless for a filter that is verified afterwards.</summary>
internal static class Keyword
{
    /// <summary>Fewest bytes of a keyword.</summary>
    public const int MinLength = 3;

    /// <summary>Most bytes of a keyword.</summary>
    public const int MaxLength = 255;

    /// <summary>Most keywords of one prefilter.</summary>
    public const int MaxCount = 8192;

    /// <summary>The bytes of a keyword, letters in lower case.</summary>
    /// <exception cref="ArgumentException">It is too short, too long or not ASCII.</exception>
    public static byte[] ToBytes(string keyword)
    {
        if (keyword.Length is < MinLength or > MaxLength)
        {
            throw new ArgumentException($"The keyword \"{keyword}\" has {keyword.Length} characters; it needs {MinLength} to {MaxLength}.", nameof(keyword));
        }

        if (!Ascii.IsValid(keyword))
        {
            throw new ArgumentException($"The keyword \"{keyword}\" is not ASCII; keywords are compared byte by byte, so use an ASCII part of the token.", nameof(keyword));
        }

        var bytes = Encoding.ASCII.GetBytes(keyword);
        Ascii.ToLowerInPlace(bytes, out _);
        return bytes;
    }
}
