using System.Security.Cryptography;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// Keys of wallets in Base58Check: version, key and the first four bytes of the SHA-256 of the SHA-256 of both, in base 58.
/// https://en.bitcoin.it/wiki/Base58Check_encoding, https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="version">The bytes before a key, in hexadecimal, for examples; others are verified as well.</param>
/// <param name="length">How many bytes a key has, for examples.</param>
/// <param name="end">The bytes behind it, in hexadecimal.</param>
internal sealed class Base58Checksum(string name, string version, int length, string end = "") : IChecksum
{
    private const int CheckLength = 4;
    private const int LeastLength = 32;

    public string Name => name;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (Base58.Decode(secret) is not { Length: > LeastLength + CheckLength } bytes)
        {
            return ChecksumVerdict.Malformed("is no key in base 58");
        }

        return ChecksumVerdict.Of(Check(bytes.AsSpan(..^CheckLength)).AsSpan().SequenceEqual(bytes.AsSpan(^CheckLength..)));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        byte[] bytes = [.. Convert.FromHexString(version), .. Convert.FromHexString(random(Alphabet.HexLower, 2 * length)), .. Convert.FromHexString(end)];
        return Base58.Encode([.. bytes, .. Check(bytes)]);
    }

    private static byte[] Check(ReadOnlySpan<byte> bytes) => SHA256.HashData(SHA256.HashData(bytes))[..CheckLength];
}
