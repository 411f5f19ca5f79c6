using System.Security.Cryptography;
using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// GitHub's fine-grained tokens: 8 of the last 16 characters are the first base32 digits of the SHA-256 of all before them. GitHub does not say so;
/// other scanners found it out, and not every real token follows it. So a hit proves a token, and a miss proves nothing.
/// </summary>
internal sealed class GitHubFineGrainedChecksum : IChecksum
{
    private const string Prefix = "github_pat_";
    private const int Length = 93;
    private const int CheckDigits = 8;
    private const int CheckOffset = Length - 2 * CheckDigits;

    public string Name => "github-fine-grained";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (secret.Length != Length || !secret.StartsWith(Prefix))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return secret.Slice(CheckOffset, CheckDigits).Equals(CheckOf(secret[..CheckOffset]), StringComparison.OrdinalIgnoreCase)
            ? ChecksumVerdict.Holds
            : ChecksumVerdict.NotApplicable;
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        const int IdLength = 22;
        var start = $"{Prefix}11{random(Alphabet.Base32, IdLength - 2)}_";
        start += random(Alphabet.Base62, CheckOffset - start.Length);
        return start + CheckOf(start) + random(Alphabet.Base62, CheckDigits);
    }

    private static string CheckOf(ReadOnlySpan<char> start)
    {
        Span<byte> bytes = stackalloc byte[CheckOffset];
        Encoding.Latin1.GetBytes(start, bytes);
        return BaseText.Encode32(SHA256.HashData(bytes))[..CheckDigits].ToUpperInvariant();
    }
}
