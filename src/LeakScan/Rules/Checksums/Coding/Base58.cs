namespace LeakScan.Rules.Checksums.Coding;

/// <summary>Base58 as Bitcoin writes it: a number in 58 digits, most significant first, and a 1 for each zero byte before it. https://datatracker.ietf.org/doc/html/draft-msporny-base58-03</summary>
internal static class Base58
{
    public const string Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>Longer texts are no keys, and the cost grows with the square of the length.</summary>
    private const int MostCharacters = 200;

    /// <summary>The bytes; null for a text that is none, or too long.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length > MostCharacters)
        {
            return null;
        }

        // Least significant first.
        var bytes = new List<byte>(text.Length);
        foreach (var character in text)
        {
            var carry = Digits.IndexOf(character, StringComparison.Ordinal);
            if (carry < 0)
            {
                return null;
            }

            for (var i = 0; i < bytes.Count; i++)
            {
                carry += bytes[i] * Digits.Length;
                bytes[i] = (byte)carry;
                carry >>= 8;
            }

            if (carry > 0)
            {
                bytes.Add((byte)carry);
            }
        }

        var zeros = text.Length - text.TrimStart(Digits[0]).Length;
        return [.. new byte[zeros], .. Enumerable.Reverse(bytes)];
    }

    /// <summary>The text of some bytes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var digits = new List<int>();
        foreach (var value in bytes)
        {
            var carry = (int)value;
            for (var i = 0; i < digits.Count; i++)
            {
                carry += digits[i] << 8;
                digits[i] = carry % Digits.Length;
                carry /= Digits.Length;
            }

            for (; carry > 0; carry /= Digits.Length)
            {
                digits.Add(carry % Digits.Length);
            }
        }

        var zeros = bytes.Length - bytes.TrimStart((byte)0).Length;
        return new string(Digits[0], zeros) + string.Concat(Enumerable.Reverse(digits).Select(d => Digits[d]));
    }
}
