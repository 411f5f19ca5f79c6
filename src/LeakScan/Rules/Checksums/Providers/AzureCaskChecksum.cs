using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Microsoft's common annotated security keys: 52 random characters, <c>JQQJ9</c> and a letter, date, platform and provider data, the provider's signature
/// at 76, and from 80 on the Marvin hash of the 60 bytes before, four characters of it or, in the long form, six and <c>==</c>. Most issuers write the hash
/// in base 62 so that no key has signs in it. https://github.com/microsoft/security-utilities
/// </summary>
internal sealed class AzureCaskChecksum : IChecksum
{
    private const string Signature = "JQQJ9";
    private const int SignatureOffset = 52;
    private const int ProviderOffset = 76;
    private const int CheckOffset = 80;
    private const int ShortLength = 84;
    private const int LongLength = 88;

    private static readonly ulong Seed = Marvin32.Seed("Default0");

    public string Name => "azure-cask";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (secret.Length is not (ShortLength or LongLength) || !secret[SignatureOffset..].StartsWith(Signature))
        {
            return ChecksumVerdict.NotApplicable;
        }

        if (BaseText.Decode64(secret[..CheckOffset]) is not { } bytes)
        {
            return ChecksumVerdict.Fails;
        }

        var check = Check(bytes);
        var digits = secret[CheckOffset..].TrimEnd('=');

        // Compared as bytes: in the long form the last digit has lost the bits that no byte needs.
        return BaseText.Decode64(digits) is { } written
            ? ChecksumVerdict.Of(written.AsSpan().SequenceEqual(BaseText.Decode64(Base62(check).AsSpan(0, digits.Length))) || check.AsSpan().StartsWith(written))
            : ChecksumVerdict.Fails;
    }

    /// <summary>A key of the provider whose signature the prefix is.</summary>
    public string Complete(string prefix, Func<string, int, string> random)
    {
        // Made in June 2025: the year counts from A for 2024, the month from A.
        var start = random(Alphabet.Base62, SignatureOffset) + Signature + "9BFACAAAAA" + random(Alphabet.Base62, ProviderOffset - SignatureOffset - Signature.Length - 10) + prefix;
        return start.Length == CheckOffset
            ? start + Base62(Check(BaseText.Decode64(start)!))[..(ShortLength - CheckOffset)]
            : throw new ArgumentException($"'{prefix}' is not a provider's signature of four letters, such as AZDO.", nameof(prefix));
    }

    private static byte[] Check(byte[] bytes)
    {
        var check = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(check, Marvin32.Of(bytes, Seed));
        return check;
    }

    // The bytes read as one number, most significant first; leading zero bytes become leading zeros, and zeros fill it on the right.
    private static string Base62(byte[] check)
    {
        var zeros = check.AsSpan().IndexOfAnyExcept((byte)0);
        var value = BinaryPrimitives.ReadUInt32BigEndian(check);
        var digits = value == 0 ? "" : Alphabet.Write(value, Alphabet.Base62, 1);
        return (new string('0', zeros < 0 ? check.Length : zeros) + digits).PadRight(6, '0');
    }
}
