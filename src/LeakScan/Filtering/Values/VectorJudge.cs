using System.Globalization;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;

namespace LeakScan.Filtering.Values;

/// <summary>Tells the keys of test vectors: bytes that somebody counted, and keys with a plain and an encrypted text beside them.</summary>
internal static class VectorJudge
{
    private const string Escape = @"\x";
    private const int LeastBytes = 8;
    private const int LeastCounted = 3;
    private const int MostBytes = 512;
    private const int Reach = 400;
    private const int ReachOfCase = 1024;
    private const int LeastParts = 2;
    private const int BytesOfTurn = 16;

    /// <summary>What NIST, Wycheproof and their like print beside a key. Tests that people wrote spell the words out, and their keys count as credentials.</summary>
    private static readonly byte[][] Parts =
        [
            "iv"u8.ToArray(), "aad"u8.ToArray(), "ct"u8.ToArray(), "pt"u8.ToArray(), "msg"u8.ToArray(), "tag"u8.ToArray(), "tcid"u8.ToArray(),
            "ikm"u8.ToArray(), "okm"u8.ToArray(), "dk"u8.ToArray(), "dklen"u8.ToArray(),
        ];

    private static ReadOnlySpan<byte> CaseNumber => "tcid"u8;

    /// <summary>
    /// Whether the value writes bytes that are all the same, or count by one or by a digit of each half, but for a turn or two: <c>00010203…</c>, <c>1f1e1d…</c>, <c>0x0123456789abcdef</c>. Few
    /// bytes must begin with a small one: <c>0a0b0c</c>. Bytes written as escapes may go by any step, give or take one: <c>\x00\x01\x02…</c>.
    /// </summary>
    public static bool Counts(ReadOnlySpan<char> value)
    {
        var isEscaped = value.StartsWith(Escape, StringComparison.Ordinal);
        value = isEscaped ? value.ToString().Replace(Escape, "", StringComparison.Ordinal)
            : value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? value[2..]
            : value;
        if (value.Length < LeastCounted * 2 || value.Length > MostBytes * 2 || value.Length % 2 != 0 || !value.AreAll(Characters.Hex))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[MostBytes];
        Convert.FromHexString(value, bytes, out _, out var length);
        return (length >= LeastBytes || (bytes[0] < 16 && bytes[1] == bytes[0] + 1 && bytes[2] == bytes[1] + 1)) && Counts(bytes[..length], isEscaped);
    }

    /// <summary>
    /// Whether the numbers of a list count, <c>0x01, 0x23, 0x45, …</c>, three of four go on from the one before, <c>33, 1, 2, 3, …</c>, or they are the letters of a text with a blank:
    /// <c>66, 105, 116, 99, 111, 105, 110, 32, …</c>.
    /// </summary>
    public static bool CountsOrSpells(ReadOnlySpan<byte> list)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var length = ReadNumbers(list, bytes);
        if (length < LeastBytes)
        {
            return false;
        }

        bytes = bytes[..length];
        var next = 0;
        for (var i = 1; i < length; i++)
        {
            next += bytes[i] == bytes[i - 1] + 1 ? 1 : 0;
        }

        return next * 4 >= length * 3 || Counts(bytes, isEscaped: false) || (bytes.Contains((byte)' ') && !bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~'));
    }

    /// <summary>Reads the numbers of a list; how many there are, -1 when one is none between 0 and 255.</summary>
    private static int ReadNumbers(ReadOnlySpan<byte> list, Span<byte> bytes)
    {
        var length = 0;
        foreach (var range in list.Split((byte)','))
        {
            var number = list[range].Trim(" \t\r\n"u8);
            var isHex = number.StartsWith("0x"u8) || number.StartsWith("0X"u8);
            if (length == MostBytes || !byte.TryParse(isHex ? number[2..] : number, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, null, out bytes[length]))
            {
                return -1;
            }

            length++;
        }

        return length;
    }

    /// <summary>
    /// Whether digits stand among the other parts of a test vector: a bare <c>key</c>, beside the number of a case what is called otherwise too; or the first four bytes of a key among groups
    /// of as many: <c>XKEY = bd029bbe 7f51960b …</c>.
    /// </summary>
    /// <param name="content">The content.</param>
    /// <param name="match">The match.</param>
    /// <param name="value">The literal.</param>
    /// <param name="isAnyKey">Whether the name says no more than that it is some key, a nonce or a salt.</param>
    public static bool IsOfVector(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> value, bool isAnyKey)
    {
        if (!value.AreAll(Characters.Hex))
        {
            return false;
        }

        if (isAnyKey && value.Length == 8 && Bytes.At(content, match.SecretEnd) == ' ' && IsGroup(content, match.SecretEnd + 1))
        {
            return true;
        }

        var around = content[Math.Max(0, match.Start - Reach)..Math.Min(content.Length, match.End + Reach)];
        var isKey = isAnyKey && Bytes.StartsWith(content, match.Start, "key"u8) && !Bytes.IsName(Bytes.At(content, match.Start + 3));
        if (!isKey && !HasName(around, CaseNumber))
        {
            return false;
        }

        var parts = 0;
        foreach (var part in Parts)
        {
            parts += HasName(around, part) ? 1 : 0;
        }

        return parts >= LeastParts;
    }

    /// <summary>Whether a private key follows the number of a case, as in the files of Wycheproof that are copied into many libraries.</summary>
    public static bool IsKeyOfCase(ReadOnlySpan<byte> content, in RawMatch match) => HasName(content[Math.Max(0, match.Start - ReachOfCase)..match.Start], CaseNumber);

    /// <summary>Whether bytes count. Keys are written in digits that only nearly do; escapes are not.</summary>
    private static bool Counts(ReadOnlySpan<byte> bytes, bool isEscaped)
    {
        var step = (byte)(bytes[1] - bytes[0]);
        var turns = 0;
        var isNear = true;
        for (var i = 2; i < bytes.Length; i++)
        {
            var difference = (byte)(bytes[i] - bytes[i - 1] - step);
            turns += difference == 0 ? 0 : 1;
            isNear &= difference is 0 or 1 or byte.MaxValue;
        }

        return (isEscaped && isNear) || (step is 0 or 1 or 0x11 or 0x22 or 0xff or 0xef or 0xde && turns * BytesOfTurn <= bytes.Length);
    }

    private static bool IsGroup(ReadOnlySpan<byte> content, int at)
    {
        for (var i = 0; i < LeastBytes; i++)
        {
            if (!char.IsAsciiHexDigit((char)Bytes.At(content, at + i)))
            {
                return false;
            }
        }

        return !Bytes.IsName(Bytes.At(content, at + LeastBytes));
    }

    /// <summary>Whether a name stands in a text with an operator behind it: <c>"iv" : "…"</c>, <c>CT = …</c>.</summary>
    private static bool HasName(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + name.Length < text.Length; at++)
        {
            if (!Bytes.StartsWith(text, at, name) || (at > 0 && Bytes.IsName(text[at - 1])))
            {
                continue;
            }

            var end = at + name.Length;
            end += Bytes.IsQuote(Bytes.At(text, end)) ? 1 : 0;
            end = Bytes.SkipBlanks(text, end);
            if (Bytes.At(text, end) is (byte)'=' or (byte)':' && Bytes.At(text, end + 1) != '>')
            {
                return true;
            }
        }

        return false;
    }
}
