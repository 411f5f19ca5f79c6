namespace LeakScan.Tests.Rules.Checksums;

/// <summary>What rules complete with each verifier: the prefixes of their examples.</summary>
internal static class ChecksumPrefixes
{
    public static IReadOnlyList<(string Name, string Prefix)> All { get; } =
    [
        ("github-crc32", "ghp_"),
        ("github-crc32", "ghr_"),
        ("npm-crc32", "npm_"),
        ("vercel-crc32", "vcp_"),
        ("cloudflare-crc32", "cfut_"),
        ("zuplo-crc32", "zpka_"),
        ("confluent-crc32", "cflt"),
        ("grafana-crc32", "glsa_"),
        ("gitlab-routable", "glpat-"),
        ("gitlab-routable", "glrt-t1_"),
        ("azure-devops-pat", ""),
        ("azure-identifiable", "+ASt"),
        ("azure-identifiable", "ACDb"),
        ("azure-identifiable", "+ABa"),
        ("azure-identifiable", "+AMC"),
        ("azure-identifiable", "APIM"),
        ("azure-identifiable", "+ASb"),
        ("azure-identifiable", "+AEh"),
        ("azure-identifiable", "+ARm"),
        ("azure-identifiable", "AIoT"),
        ("azure-identifiable", "AzCa"),
        ("azure-identifiable", "AZEG"),
        ("azure-identifiable", "+ACR"),
        ("azure-identifiable", "AzSe"),
        ("azure-identifiable", "AzFu"),
        ("azure-cask", "AZDO"),
        ("azure-cask", "ACOG"),
        ("entra-client-secret", ""),
        ("github-fine-grained", "github_pat_"),
        ("jwt", ""),
        ("pem", "RSA PRIVATE KEY"),
        ("pem", "EC PRIVATE KEY"),
        ("pem", "DSA PRIVATE KEY"),
        ("pem", "PRIVATE KEY"),
        ("pem", "ENCRYPTED PRIVATE KEY"),
        ("openssh-key", ""),
        ("putty-key", ""),
        ("pypi-macaroon", "pypi-"),
        ("google-service-account", ""),
        ("sentry-org", "sntrys_"),
        ("grafana-cloud", "glc_"),
        ("grafana-cloud", ""),
        ("onepassword-service-account", "ops_"),
        ("jfrog-reference", ""),
        ("discord-bot", ""),
        ("vault-token", "hvs."),
        ("age-bech32", ""),
    ];

    /// <summary>Those whose structure proves little, so that their verifiers never say more than "not malformed".</summary>
    public static IReadOnlyList<(string Name, string Prefix)> Plausible { get; } =
    [
        ("onepassword-secret-key", "A3-"),
        ("telegram-bot", ""),
        ("slack-token", "xoxb-"),
        ("aws-access-key-id", "AKIA"),
        ("aws-access-key-id", "ASIA"),
        ("docker-auth", ""),
        ("base64-basic-auth", "admin"),
        ("uuid", ""),
    ];
}
