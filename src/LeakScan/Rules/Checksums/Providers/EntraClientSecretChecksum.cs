using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Client secrets of Microsoft Entra ID: three characters, <c>8Q~</c>, more characters, and the first three of six base-66 digits of the Marvin hash of all
/// before them. Those with <c>7Q~</c> have none. https://github.com/microsoft/security-utilities
/// </summary>
internal sealed class EntraClientSecretChecksum : IChecksum
{
    private const string Signature = "8Q~";
    private const string Digits66 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
    private const int SignatureOffset = 3;
    private const int CheckDigits = 3;
    private const int Length = 40;

    private static readonly ulong Seed = Marvin32.Seed("AadPwd00");

    public string Name => "entra-client-secret";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (secret.Length is < 37 or > Length || !secret[SignatureOffset..].StartsWith(Signature))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(secret[^CheckDigits..].SequenceEqual(CheckOf(secret[..^CheckDigits])));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var start = random(Alphabet.Base62, SignatureOffset) + Signature;
        start += random(Alphabet.Base62, Length - start.Length - CheckDigits);
        return start + CheckOf(start);
    }

    private static string CheckOf(ReadOnlySpan<char> start)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var count = Encoding.Latin1.GetBytes(start, bytes);
        return Alphabet.Write(Marvin32.Of(bytes[..count], Seed), Digits66, 6)[..CheckDigits];
    }
}
