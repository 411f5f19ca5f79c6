using System.Globalization;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>
/// OpenSSH's private keys (openssh-portable, PROTOCOL.key): a magic text, cipher, key derivation, public key, and the private part, which in an unencrypted
/// key begins with the same random number twice and ends with the bytes 1, 2, 3 and so on.
/// </summary>
internal sealed class OpenSshKeyChecksum : IChecksum
{
    private const string Label = "OPENSSH PRIVATE KEY";
    private const int BlockSize = 8;

    public string Name => "openssh-key";

    private static ReadOnlySpan<byte> Magic => "openssh-key-v1\0"u8;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (PemText.Read(secret) is not { } pem || !pem.Bytes.AsSpan().StartsWith(Magic))
        {
            return ChecksumVerdict.Malformed("is no whole OpenSSH key");
        }

        var reader = new SshReader(pem.Bytes.AsSpan(Magic.Length));
        if (!reader.TryReadText(out var cipher) || !reader.TryRead(out _) || !reader.TryRead(out _) || !reader.TryReadNumber(out var count) || count != 1
            || !reader.TryRead(out var open) || !reader.TryRead(out var secretPart) || Describe(open) is not { } kind)
        {
            return ChecksumVerdict.Malformed("does not parse as a key");
        }

        if (cipher != "none")
        {
            return ChecksumVerdict.WellFormed($"{kind}, encrypted with a passphrase", isInert: true);
        }

        return IsPrivate(secretPart) ? ChecksumVerdict.WellFormed(kind) : ChecksumVerdict.Malformed("does not parse as a key");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var (check, open) = (RandomBytes.Draw(random, 4), RandomBytes.Draw(random, 32));
        byte[] openKey = [.. SshReader.Field("ssh-ed25519"u8), .. SshReader.Field(open)];
        byte[] secret = [.. check, .. check, .. openKey, .. SshReader.Field([.. RandomBytes.Draw(random, 32), .. open]), .. SshReader.Field("someone@example"u8)];
        var padding = Enumerable.Range(1, (BlockSize - secret.Length % BlockSize) % BlockSize).Select(i => (byte)i);
        byte[] none = SshReader.Field("none"u8);
        return PemText.Write(Label, [.. Magic, .. none, .. none, .. SshReader.Field([]), 0, 0, 0, 1, .. SshReader.Field(openKey), .. SshReader.Field([.. secret, .. padding])]);
    }

    /// <summary>The kind of a public key. Null when the bytes are none.</summary>
    internal static string? Describe(ReadOnlySpan<byte> open)
    {
        var reader = new SshReader(open);
        if (!reader.TryReadText(out var kind) || kind.Length is 0 or > 60 || !kind.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '@' or '.'))
        {
            return null;
        }

        // An RSA key's second number is its modulus, with a zero byte before it.
        return kind == "ssh-rsa" && reader.TryRead(out _) && reader.TryRead(out var modulus)
            ? string.Create(CultureInfo.InvariantCulture, $"{kind}, {modulus.TrimStart((byte)0).Length * 8} bits")
            : kind;
    }

    private static bool IsPrivate(ReadOnlySpan<byte> secret)
    {
        var reader = new SshReader(secret);
        return secret.Length % BlockSize == 0 && reader.TryReadNumber(out var first) && reader.TryReadNumber(out var second) && first == second
            && reader.TryReadText(out var kind) && kind.Length > 0;
    }
}
