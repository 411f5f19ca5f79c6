using System.Buffers.Binary;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Grafana's service account tokens, <c>glsa_</c> and 32 letters and digits, then an underscore and the CRC32 of all before it, prefix included,
/// as little-endian bytes in hexadecimal. grafana/grafana, pkg/components/satokengen.
/// </summary>
internal sealed class GrafanaChecksum : IChecksum
{
    private const int BodyLength = 32;
    private const int CheckDigits = 8;

    public string Name => "grafana-crc32";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var body = secret[(secret.IndexOf('_') + 1)..];
        if (body.Length == secret.Length || body.Length != BodyLength + 1 + CheckDigits || body[BodyLength] != '_')
        {
            return ChecksumVerdict.NotApplicable;
        }

        return ChecksumVerdict.Of(secret[^CheckDigits..].Equals(CheckOf(secret[..^(CheckDigits + 1)]), StringComparison.OrdinalIgnoreCase));
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var start = prefix + random(Alphabet.Base62, BodyLength);
        return $"{start}_{CheckOf(start)}";
    }

    private static string CheckOf(ReadOnlySpan<char> start) => BinaryPrimitives.ReverseEndianness(Crc32.Of(start)).ToString("x8");
}
