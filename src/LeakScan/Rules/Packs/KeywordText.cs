using System.Text;

namespace LeakScan.Rules.Packs;

/// <summary>Keywords as the bytes that are looked for, each as one character; of ASCII that is the text itself.</summary>
internal static class KeywordText
{
    /// <summary>The bytes of a keyword in UTF-8, or those of another encoding that it gives as escapes: <c>"\xC3\xDC"</c>.</summary>
    public static string Widen(string keyword) => IsBytes(keyword) ? keyword : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(keyword));

    /// <summary>The text that such bytes are; the bytes where they are none in UTF-8.</summary>
    public static string Narrow(string bytes) =>
        Ascii.IsValid(bytes) || Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes)) is not { } text || text.Contains('\uFFFD') ? bytes : text;

    private static bool IsBytes(string keyword) => keyword.All(c => c <= '\u00FF');
}
