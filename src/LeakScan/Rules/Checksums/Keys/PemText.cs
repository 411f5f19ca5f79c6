using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>
/// The bytes of a PEM block (RFC 7468) as it stands in source code: with line breaks written as escapes, quotes and plus signs between the lines,
/// comment signs before them.
/// </summary>
internal sealed record PemText(bool IsEncrypted, byte[] Bytes)
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    /// <summary>Reads the first block of a private key in a text. Null when there is none, or its body is not base64.</summary>
    public static PemText? Read(ReadOnlySpan<char> text)
    {
        while (text.IndexOf(Begin) is var begin and >= 0)
        {
            text = text[(begin + Begin.Length)..];
            var labelEnd = text.IndexOf(Dashes);
            var end = text.IndexOf(End);
            if (labelEnd < 0 || end < labelEnd + Dashes.Length)
            {
                return null;
            }

            // Parameters and certificates may stand before the key.
            if (text[..labelEnd].EndsWith("PRIVATE KEY"))
            {
                return Decode(text[(labelEnd + Dashes.Length)..end]);
            }
        }

        return null;
    }

    /// <summary>The block that holds these bytes.</summary>
    public static string Write(string label, byte[] bytes) => $"{Begin}{label}{Dashes}\n{BaseText.EncodeLines(bytes)}\n{End}{label}{Dashes}";

    private static PemText? Decode(ReadOnlySpan<char> body)
    {
        if (body.Contains("Proc-Type:", StringComparison.Ordinal))
        {
            // The older way to encrypt (RFC 1421): what follows the headers is not DER.
            return new PemText(IsEncrypted: true, []);
        }

        return BaseText.Decode64(Clean(body)) is { } bytes ? new PemText(IsEncrypted: false, bytes) : null;
    }

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> body)
    {
        var kept = new char[body.Length];
        var count = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\')
            {
                // An escape, however often it was escaped itself.
                var letter = body[i..].IndexOfAnyExcept('\\');
                i += letter > 0 && body[i + letter] is 'n' or 'r' or 't' ? letter : Math.Max(letter - 1, 0);
            }
            else if (IsDigit(body[i]) && !(body[i] == '+' && IsOperator(body, i)))
            {
                kept[count++] = body[i];
            }
        }

        return kept.AsSpan(0, count);
    }

    // A plus sign that joins two string literals stands between quotes or blanks.
    private static bool IsOperator(ReadOnlySpan<char> body, int at) =>
        (at == 0 || !IsDigit(body[at - 1])) && (at + 1 == body.Length || !IsDigit(body[at + 1]));

    private static bool IsDigit(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=';
}
