using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>Confluent Cloud's API secrets: <c>cflt</c>, 54 characters of base64, and the CRC32 of these as little-endian bytes, six characters of base64.</summary>
internal sealed class ConfluentChecksum : IChecksum
{
    private const string Prefix = "cflt";
    private const int BodyLength = 54;
    private const int CheckDigits = 6;

    public string Name => "confluent-crc32";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix) || secret.Length != Prefix.Length + BodyLength + CheckDigits)
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(secret[^CheckDigits..].SequenceEqual(CheckOf(secret[Prefix.Length..^CheckDigits])));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var body = random(Alphabet.Base64, BodyLength);
        return Prefix + body + CheckOf(body);
    }

    private static string CheckOf(ReadOnlySpan<char> body)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc32.Of(body));
        return Convert.ToBase64String(bytes)[..CheckDigits];
    }
}
