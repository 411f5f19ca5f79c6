using LeakScan.Rules.Checksums.Coding;
using LeakScan.Rules.Checksums.Formats;
using LeakScan.Rules.Checksums.Keys;
using LeakScan.Rules.Checksums.Providers;

namespace LeakScan.Rules.Checksums;

/// <summary>All verifiers by name.</summary>
internal static class ChecksumRegistry
{
    private static readonly IChecksum[] All =
    [
        new Base62Crc32Checksum("github-crc32", 30, 70),
        new Base62Crc32Checksum("npm-crc32", 30),
        new Base62Crc32Checksum("vercel-crc32", 50),
        new HexCrc32Checksum("cloudflare-crc32", 40, Alphabet.Base62, ""),
        new HexCrc32Checksum("zuplo-crc32", 32, Alphabet.HexLower, "_"),
        new ConfluentChecksum(),
        new GrafanaChecksum(),
        new GitLabRoutableChecksum(),
        new AzureDevOpsPatChecksum(),
        new AzureIdentifiableChecksum(),
        new AzureCaskChecksum(),
        new EntraClientSecretChecksum(),
        new GitHubFineGrainedChecksum(),
        new JwtChecksum(TimeProvider.System),
        new PemChecksum(),
        new OpenSshKeyChecksum(),
        new PuttyKeyChecksum(),
        new OpenPgpKeyChecksum(),
        new PyPiMacaroonChecksum(),
        new GoogleServiceAccountChecksum(),
        new SentryOrgChecksum(),
        new GrafanaCloudChecksum(),
        new OnePasswordServiceAccountChecksum(),
        new OnePasswordSecretKeyChecksum(),
        new JFrogReferenceChecksum(TimeProvider.System),
        new DiscordBotChecksum(),
        new TelegramBotChecksum(),
        new SlackTokenChecksum(),
        new VaultTokenChecksum(),
        new Bech32Checksum("age-bech32", "AGE-SECRET-KEY-"),
        new Bech32Checksum("nostr-bech32", "nsec"),
        new Base58Checksum("bitcoin-wif", "80", 32, "01"),
        new Base58Checksum("bip32-extended-key", "0488ADE4", 74),
        new Base58Checksum("tezos-key", "0D0F3A07", 32),
        new Base32Crc16Checksum("stellar-seed", "90", 56),
        new Base32Crc16Checksum("nkey-seed", "9500", 58),
        new Bip39Checksum(),
        new AwsAccessKeyIdChecksum(),
        new BasicCredentialChecksum("docker-auth"),
        new BasicCredentialChecksum("base64-basic-auth"),
        new UuidChecksum(),
    ];

    private static readonly Dictionary<string, IChecksum> ByName = All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The verifier of that name; null when there is none.</summary>
    public static IChecksum? Find(string name) => ByName.GetValueOrDefault(name);
}
