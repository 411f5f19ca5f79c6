using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>
/// OpenPGP private keys in armour (RFC 9580): the armour's checksum, when it has one, must hold, and the first packet must be a secret key. One under a
/// passphrase is told apart; of one without, the sum of its secret numbers must hold.
/// </summary>
internal sealed class OpenPgpKeyChecksum : IChecksum
{
    private const string Begin = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
    private const string End = "-----END PGP";
    private const int SecretKeyTag = 5;

    // The curve Ed25519, as a key of version 4 names it.
    private static readonly byte[] Curve = [0x2B, 0x06, 0x01, 0x04, 0x01, 0xDA, 0x47, 0x0F, 0x01];

    public string Name => "openpgp-key";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var begin = secret.IndexOf(Begin);
        var end = secret.IndexOf(End);
        if (begin < 0 || end < begin + Begin.Length || ReadArmour(secret[(begin + Begin.Length)..end]) is not var (bytes, check))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return check is { } expected && expected != Crc24(bytes) ? ChecksumVerdict.Fails : Describe(bytes);
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        byte[] number = [0x80, .. RandomBytes.Draw(random, 31)];
        byte[] key =
        [
            4, .. RandomBytes.Draw(random, 4), 22, (byte)Curve.Length, .. Curve, 0x01, 0x07, 0x40, .. RandomBytes.Draw(random, 32),
            0, 0x01, 0x00, .. number,
        ];
        byte[] bytes = [0xC5, (byte)(key.Length + 2), .. key, .. BigEndian(Sum([0x01, 0x00, .. number]))];
        var crc = Crc24(bytes);
        return $"{Begin}\n\n{BaseText.EncodeLines(bytes)}\n={Convert.ToBase64String([(byte)(crc >> 16), (byte)(crc >> 8), (byte)crc])}\n{End} PRIVATE KEY BLOCK-----";
    }

    /// <summary>The bytes and the checksum that armour holds, as it stands in source code too; null when the body is no base64.</summary>
    private static (byte[] Bytes, int? Check)? ReadArmour(ReadOnlySpan<char> body)
    {
        var base64 = new List<string>();
        int? check = null;
        foreach (var raw in body.ToString().Replace("\\r", "\n").Replace("\\n", "\n").Split('\n'))
        {
            // Headers are told by their colon.
            var line = WithoutSigns(raw);
            if (line.Length == 5 && line[0] == '=' && BaseText.Decode64(line.AsSpan(1)) is { Length: 3 } sum)
            {
                check = (sum[0] << 16) | (sum[1] << 8) | sum[2];
            }
            else if (!line.Contains(':', StringComparison.Ordinal))
            {
                base64.Add(line);
            }
        }

        return BaseText.Decode64(string.Concat(base64)) is { Length: > 8 } bytes ? (bytes, check) : null;
    }

    /// <summary>A line without the quotes and signs around it in a literal or a comment; a plus sign is one only beside a quote or a blank, else a digit of base64.</summary>
    private static string WithoutSigns(string line)
    {
        const string Signs = " \t\r\\\"'`,;*#>|&";
        var text = line.AsSpan().Trim(" \t\r");
        text = text is [.., ' ' or '"' or '\'', '+'] ? text[..^1] : text;
        text = text is ['+', ' ' or '"' or '\'', ..] ? text[1..] : text;
        return text.Trim(Signs).ToString();
    }

    private static ChecksumVerdict Describe(ReadOnlySpan<byte> bytes)
    {
        if (Packet(bytes) is not { IsEmpty: false } key)
        {
            return ChecksumVerdict.Malformed("is no OpenPGP private key");
        }

        if (key.Length < 6 || key[0] != 4 || AfterPublicPart(key) is not { IsEmpty: false } rest)
        {
            // Other versions and algorithms; the checksum, if there is one, holds.
            return ChecksumVerdict.Plausible("OpenPGP");
        }

        if (rest[0] != 0)
        {
            return ChecksumVerdict.WellFormed("encrypted with a passphrase", isInert: true);
        }

        return rest.Length > 3 && BinaryPrimitives.ReadUInt16BigEndian(rest[^2..]) == Sum(rest[1..^2])
            ? ChecksumVerdict.WellFormed("OpenPGP, without a passphrase")
            : ChecksumVerdict.Malformed("does not parse as a key");
    }

    /// <summary>The body of the first packet; empty when it is no secret key or is cut short.</summary>
    private static ReadOnlySpan<byte> Packet(ReadOnlySpan<byte> bytes)
    {
        var (tag, start, length) = bytes[0] switch
        {
            >= 0xC0 => bytes[1] switch
            {
                < 192 => (bytes[0] & 0x3F, 2, bytes[1]),
                < 224 => (bytes[0] & 0x3F, 3, ((bytes[1] - 192) << 8) + bytes[2] + 192),
                255 => (bytes[0] & 0x3F, 6, BinaryPrimitives.ReadInt32BigEndian(bytes[2..])),
                _ => (0, 0, 0),
            },
            >= 0x80 => (bytes[0] & 3) switch
            {
                0 => ((bytes[0] >> 2) & 0xF, 2, bytes[1]),
                1 => ((bytes[0] >> 2) & 0xF, 3, BinaryPrimitives.ReadUInt16BigEndian(bytes[1..])),
                2 => ((bytes[0] >> 2) & 0xF, 5, BinaryPrimitives.ReadInt32BigEndian(bytes[1..])),
                _ => (0, 0, 0),
            },
            _ => (0, 0, 0),
        };
        return tag == SecretKeyTag && length > 0 && length <= bytes.Length - start ? bytes.Slice(start, length) : [];
    }

    /// <summary>What stands behind the public numbers of a key of version 4; empty for algorithms that are not known here.</summary>
    private static ReadOnlySpan<byte> AfterPublicPart(ReadOnlySpan<byte> key)
    {
        const int Header = 6;
        var (numbers, hasCurve, hasParameters) = key[Header - 1] switch
        {
            1 or 2 or 3 => (2, false, false),
            16 => (3, false, false),
            17 => (4, false, false),
            18 => (1, true, true),
            19 or 22 => (1, true, false),
            _ => (-1, false, false),
        };
        var rest = numbers < 0 ? [] : Skip(key[Header..], hasCurve ? 1 : 0);
        for (; numbers > 0 && rest.Length > 2; numbers--)
        {
            var bits = BinaryPrimitives.ReadUInt16BigEndian(rest);
            var length = 2 + ((bits + 7) / 8);
            rest = length < rest.Length ? rest[length..] : [];
        }

        return Skip(rest, hasParameters ? 1 : 0);
    }

    /// <summary>Leaves out that many fields whose first byte is their length.</summary>
    private static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes, int fields) =>
        fields == 0 ? bytes : bytes.Length > 0 && bytes[0] + 1 < bytes.Length ? bytes[(bytes[0] + 1)..] : [];

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var value in bytes)
        {
            sum = (sum + value) & 0xFFFF;
        }

        return sum;
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 8), (byte)value];

    // RFC 9580, section 6.1.1.
    private static int Crc24(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xB704CE;
        foreach (var value in bytes)
        {
            crc ^= value << 16;
            for (var bit = 0; bit < 8; bit++)
            {
                crc <<= 1;
                crc ^= (crc & 0x1000000) != 0 ? 0x1864CFB : 0;
            }
        }

        return crc;
    }
}
