namespace LeakScan.Rules.Checksums.Coding;

/// <summary>Decodes the base encodings of tokens, which leave out padding and mix alphabets more freely than .NET's own decoders take.</summary>
internal static class BaseText
{
    /// <summary>Decodes base64 of either alphabet, padded or not. Null for anything else.</summary>
    public static byte[]? Decode64(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('=');
        if (text.Length % 4 == 1)
        {
            return null;
        }

        var padded = new char[(text.Length + 3) / 4 * 4];
        for (var i = 0; i < text.Length; i++)
        {
            padded[i] = text[i] switch { '-' => '+', '_' => '/', var other => other };
            if (!char.IsAsciiLetterOrDigit(padded[i]) && padded[i] is not ('+' or '/'))
            {
                return null;
            }
        }

        padded.AsSpan(text.Length).Fill('=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64Chars(padded, bytes, out var written) ? bytes[..written] : null;
    }

    /// <summary>Decodes base32 (RFC 4648) of either case without padding; what is left of a last byte is dropped. Null for anything else.</summary>
    public static byte[]? Decode32(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, count, at) = (0u, 0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.Base32.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            bits = (bits << 5) | (uint)value;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes[at++] = (byte)(bits >> count);
            }
        }

        return bytes;
    }

    /// <summary>Encodes base32 (RFC 4648), lower case, without padding.</summary>
    public static string Encode32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = char.ToLowerInvariant(Alphabet.Base32[(pair >> (11 - bit % 8)) & 31]);
        }

        return new string(text);
    }

    /// <summary>Base64 in lines of 64, as files of keys have it.</summary>
    public static string EncodeLines(byte[] bytes) => string.Join('\n', Convert.ToBase64String(bytes).Chunk(64).Select(line => new string(line)));

    /// <summary>Base64url without padding.</summary>
    public static string EncodeUrl(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
