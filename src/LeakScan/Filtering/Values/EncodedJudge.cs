using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace LeakScan.Filtering.Values;

/// <summary>Looks one layer down into a value in base64: the user and password of a test, or a few words, look random only as they stand.</summary>
internal static class EncodedJudge
{
    private const int Least = 8;
    private const int Most = 96;
    private const int LeastText = 16;
    private const int MostText = 1024;

    /// <summary>Whether the value is the base64 of a placeholder or a name such as <c>a-git-token</c>, of a user with one for a password, or of the header of a token.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        if (value.Length is < Least or > Most || value.Length % 4 != 0)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[value.Length];
        var length = Decode(value, bytes);
        if (length < 0)
        {
            return false;
        }

        Span<char> text = stackalloc char[length];
        Encoding.ASCII.GetChars(bytes[..length], text);
        var password = (ReadOnlySpan<char>)text[(text.IndexOf(':') + 1)..];
        return text.StartsWith("{\"alg\":") || PlaceholderJudge.IsPlaceholder(password) || NameJudge.IsHandle(password) || (!password.IsEmpty && LiteralJudge.IsPasswordHash(password));
    }

    /// <summary>
    /// Whether the value is the base64 of a text that is long enough not to be one by chance, filled up with '=' or not. What has a colon may be a user and a password.
    /// </summary>
    public static bool IsText(ReadOnlySpan<char> value)
    {
        if (value.Length is < LeastText or > MostText)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[value.Length];
        var length = Decode(value[..(value.TrimEnd('=').Length / 4 * 4)], bytes);
        return length > 0 && !bytes[..length].Contains((byte)':');
    }

    /// <summary>Decodes base64; the length of the text that it encodes, without the line end that <c>echo</c> leaves, and -1 when it encodes none.</summary>
    private static int Decode(ReadOnlySpan<char> value, Span<byte> bytes)
    {
        bytes = bytes[..value.Length];
        if (Encoding.ASCII.GetBytes(value, bytes) != value.Length || Base64.DecodeFromUtf8InPlace(bytes, out var length) != OperationStatus.Done)
        {
            return -1;
        }

        length -= length > 0 && bytes[length - 1] == '\n' ? 1 : 0;
        return bytes[..length].ContainsAnyExceptInRange((byte)' ', (byte)'~') ? -1 : length;
    }
}
