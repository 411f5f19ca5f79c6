using System.Text;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// Keys of 32 bytes in Bech32 (https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki), whose last six characters make the polynomial 1: those of the age tool and of Nostr,
/// https://github.com/nostr-protocol/nips/blob/master/19.md.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="prefix">What stands before the 1, in the case in which keys are written.</param>
internal sealed class Bech32Checksum(string name, string prefix) : IChecksum
{
    private const string LowerDigits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int CheckDigits = 6;
    private const int DataLength = 52;

    private static readonly uint[] Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    private readonly string _digits = char.IsAsciiLetterUpper(prefix[0]) ? LowerDigits.ToUpperInvariant() : LowerDigits;

    public string Name => name;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(prefix + "1") || secret.Length != prefix.Length + 1 + DataLength + CheckDigits)
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(Values(secret[(prefix.Length + 1)..]) is { } values && Polynomial(values) == 1);
    }

    public string Complete(string start, Func<string, int, string> random)
    {
        // 260 bits hold 256 of the key: the last digit's low four are zero.
        var data = random(_digits, DataLength - 1) + random($"{_digits[0]}{_digits[16]}", 1);
        var check = Polynomial(Values(data + new string(_digits[0], CheckDigits))!) ^ 1;
        var text = new StringBuilder($"{prefix}1{data}");
        for (var i = CheckDigits - 1; i >= 0; i--)
        {
            text.Append(_digits[(int)(check >> (5 * i)) & 31]);
        }

        return text.ToString();
    }

    private byte[]? Values(ReadOnlySpan<char> digits)
    {
        var values = new byte[digits.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            var value = _digits.IndexOf(digits[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            values[i] = (byte)value;
        }

        return values;
    }

    // Over the prefix, lower case: the high bits of its characters, a zero, the low bits; then the digits.
    private uint Polynomial(byte[] values)
    {
        var check = 1u;
        foreach (var character in prefix)
        {
            check = Step(check, (uint)char.ToLowerInvariant(character) >> 5);
        }

        check = Step(check, 0);
        foreach (var character in prefix)
        {
            check = Step(check, (uint)char.ToLowerInvariant(character) & 31);
        }

        return values.Aggregate(check, (c, v) => Step(c, v));
    }

    private static uint Step(uint check, uint value)
    {
        var top = check >> 25;
        check = ((check & 0x1FF_FFFF) << 5) ^ value;
        for (var i = 0; i < Generators.Length; i++)
        {
            check ^= ((top >> i) & 1) != 0 ? Generators[i] : 0;
        }

        return check;
    }
}
