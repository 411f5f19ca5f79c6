using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// A prefix up to the first underscore, a body of fixed length, and the CRC32 of the body as eight hexadecimal digits: Cloudflare
/// (https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/) and, with another underscore before the digits, Zuplo
/// (https://zuplo.com/blog/api-key-authentication).
/// </summary>
/// <param name="name">The name that rule files use.</param>
/// <param name="bodyLength">Length of the body.</param>
/// <param name="bodyAlphabet">Characters of the body, for examples.</param>
/// <param name="separator">What stands between body and digits.</param>
internal sealed class HexCrc32Checksum(string name, int bodyLength, string bodyAlphabet, string separator) : IChecksum
{
    private const int CheckDigits = 8;

    public string Name => name;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var rest = secret[(secret.IndexOf('_') + 1)..];
        if (rest.Length == secret.Length || rest.Length != bodyLength + separator.Length + CheckDigits || !rest[bodyLength..].StartsWith(separator))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(rest[^CheckDigits..].SequenceEqual(Crc32.Of(rest[..bodyLength]).ToString("x8")));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var body = random(bodyAlphabet, bodyLength);
        return prefix + body + separator + Crc32.Of(body).ToString("x8");
    }
}
