using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// AWS access key ids: four letters and 16 characters of base32, in which ids made since 2019 carry the account's number.
/// Ids whose fifth character is I or J are older and carry none. https://awsteele.com/blog/2020/09/26/aws-access-key-format.html
/// </summary>
internal sealed class AwsAccessKeyIdChecksum : IChecksum
{
    private const int PrefixLength = 4;
    private const int Length = 20;

    public string Name => "aws-access-key-id";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (secret.Length != Length)
        {
            return ChecksumVerdict.NotApplicable;
        }

        if (BaseText.Decode32(secret[PrefixLength..]) is not { } bytes)
        {
            return ChecksumVerdict.Malformed("has a character that no key id has");
        }

        if (secret[PrefixLength] is 'I' or 'J')
        {
            return ChecksumVerdict.Plausible();
        }

        // 40 bits behind the first: the account, twelve decimal digits.
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        bytes.AsSpan(0, 6).CopyTo(word[2..]);
        var account = (BinaryPrimitives.ReadUInt64BigEndian(word) & 0x7FFF_FFFF_FF80) >> 7;
        return account < 1_000_000_000_000 ? ChecksumVerdict.Plausible($"AWS account {account:D12}") : ChecksumVerdict.Plausible();
    }

    public string Complete(string prefix, Func<string, int, string> random) => prefix + "Q" + random(Alphabet.Base32, Length - PrefixLength - 1);
}
