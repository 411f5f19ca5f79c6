using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace LeakScan.Filtering.Values;

/// <summary>Looks one layer down into a value in base64: the user and password of a test, or a few words, look random only as they stand.</summary>
internal static class EncodedJudge
{
    private const int Least = 8;
    private const int Most = 96;

    /// <summary>Whether the value is the base64 of a placeholder or a name such as <c>a-git-token</c>, of a user with one for a password, or of the header of a token.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        if (value.Length is < Least or > Most || value.Length % 4 != 0)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[value.Length];
        if (Encoding.ASCII.GetBytes(value, bytes) != value.Length
            || Base64.DecodeFromUtf8InPlace(bytes, out var length) != OperationStatus.Done)
        {
            return false;
        }

        // What echo encodes has a line end.
        length -= length > 0 && bytes[length - 1] == '\n' ? 1 : 0;
        if (bytes[..length].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return false;
        }

        Span<char> text = stackalloc char[length];
        Encoding.ASCII.GetChars(bytes[..length], text);
        var password = (ReadOnlySpan<char>)text[(text.IndexOf(':') + 1)..];
        return text.StartsWith("{\"alg\":") || PlaceholderJudge.IsPlaceholder(password) || NameJudge.IsHandle(password) || (!password.IsEmpty && LiteralJudge.IsPasswordHash(password));
    }
}
