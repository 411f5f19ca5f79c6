using System.Text;

namespace LeakScan.Rules.Checksums;

/// <summary>Secret keys of the age tool: Bech32 (https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki), whose last six characters make the polynomial 1.</summary>
internal sealed class AgeKeyChecksum : IChecksum
{
    private const string Prefix = "AGE-SECRET-KEY-";
    private const string Digits = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    private const int CheckDigits = 6;
    private const int DataLength = 52;

    private static readonly uint[] Generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    public string Name => "age-bech32";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix + "1") || secret.Length != Prefix.Length + 1 + DataLength + CheckDigits)
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(Values(secret[(Prefix.Length + 1)..]) is { } values && Polynomial(values) == 1);
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        // 260 bits hold 256 of the key: the last digit's low four are zero.
        var data = random(Digits, DataLength - 1) + random("QS", 1);
        var check = Polynomial(Values(data + new string(Digits[0], CheckDigits))!) ^ 1;
        var text = new StringBuilder($"{Prefix}1{data}");
        for (var i = CheckDigits - 1; i >= 0; i--)
        {
            text.Append(Digits[(int)(check >> (5 * i)) & 31]);
        }

        return text.ToString();
    }

    private static byte[]? Values(ReadOnlySpan<char> digits)
    {
        var values = new byte[digits.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            var value = Digits.IndexOf(digits[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            values[i] = (byte)value;
        }

        return values;
    }

    // Over the prefix, lower case: the high bits of its characters, a zero, the low bits; then the digits.
    private static uint Polynomial(byte[] values)
    {
        var check = 1u;
        foreach (var character in Prefix)
        {
            check = Step(check, (uint)char.ToLowerInvariant(character) >> 5);
        }

        check = Step(check, 0);
        foreach (var character in Prefix)
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
