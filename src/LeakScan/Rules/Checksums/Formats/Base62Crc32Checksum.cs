using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// GitHub's token format of 2021, which npm and Vercel took over: a prefix up to the first underscore, a random body, and the CRC32 of the body
/// as six base-62 digits. https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
/// </summary>
/// <param name="name">The name that rule files use.</param>
/// <param name="bodyLengths">Lengths the body may have; others are another format.</param>
internal sealed class Base62Crc32Checksum(string name, params int[] bodyLengths) : IChecksum
{
    private const int CheckDigits = 6;

    public string Name => name;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var rest = secret[(secret.IndexOf('_') + 1)..];
        if (rest.Length == secret.Length || !bodyLengths.Contains(rest.Length - CheckDigits))
        {
            return ChecksumVerdict.NotApplicable;
        }

        var body = rest[..^CheckDigits];
        return ChecksumVerdict.Of(rest[^CheckDigits..].SequenceEqual(Alphabet.Write(Crc32.Of(body), Alphabet.Base62, CheckDigits)));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        // GitHub's refresh tokens are the only ones with a longer body.
        var body = random(Alphabet.Base62, prefix == "ghr_" ? bodyLengths[^1] : bodyLengths[0]);
        return prefix + body + Alphabet.Write(Crc32.Of(body), Alphabet.Base62, CheckDigits);
    }
}
