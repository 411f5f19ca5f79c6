using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// HashiCorp Vault's service tokens: <c>hvs.</c> and base64url of a protocol buffer with a version, a signature of 32 bytes and the signed token
/// (hashicorp/vault, vault/token_store.go). HashiCorp promises nothing about the structure, so it only ever raises; root tokens have none.
/// </summary>
internal sealed class VaultTokenChecksum : IChecksum
{
    private const string Prefix = "hvs.";
    private const int SignatureLength = 32;

    // Version 1 in field 1, then field 2 and its length; field 3 holds the token.
    private const byte TokenTag = 0x1A;
    private static readonly byte[] Head = [0x08, 0x01, 0x12, SignatureLength];

    public string Name => "vault-token";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix) || BaseText.Decode64(secret[Prefix.Length..]) is not { } bytes)
        {
            return ChecksumVerdict.NotApplicable;
        }

        return IsSigned(bytes) ? ChecksumVerdict.WellFormed("signed service token") : ChecksumVerdict.NotApplicable;
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var token = RandomBytes.Draw(random, 28);
        byte[] bytes = [.. Head, .. RandomBytes.Draw(random, SignatureLength), TokenTag, (byte)token.Length, .. token];
        return Prefix + BaseText.EncodeUrl(bytes);
    }

    private static bool IsSigned(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Head) || bytes.Length < Head.Length + SignatureLength + 2 || bytes[Head.Length + SignatureLength] != TokenTag)
        {
            return false;
        }

        var rest = bytes[(Head.Length + SignatureLength + 1)..];
        return TagLength.Read(ref rest) == rest.Length;
    }
}
