using LeakScan.Rules;

namespace LeakScan.Tests.Reporting;

/// <summary>Rules of a provider that does not exist, so that golden files hold nothing a scanner would report.</summary>
internal static class SampleRules
{
    public static Rule Forge { get; } = new()
    {
        Id = "forge-access-token",
        Name = "Forge access token",
        Provider = "Forge",
        Description = "Opens the projects of the user who made it. It does not expire.",
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        Keywords = ["frg_"],
        Rotate = new Rotation("Revoke it under Settings > Access tokens, then make a new one.", "https://forge.example/settings/tokens"),
        References = ["https://forge.example/docs/tokens"],
        Tags = ["CWE-798", "source-control"],
    };

    public static Rule Generic { get; } = new()
    {
        Id = "generic-password",
        Name = "Password in code",
        Provider = "Generic",
        Description = "A password assigned to a variable. What it opens, only its owner knows.",
        Severity = Severity.Medium,
        Confidence = Confidence.High,
        Detector = DetectorKind.Assignment,
        Keywords = ["password"],
        Rotate = new Rotation("Change the password where it is used, and read it from the environment.", null),
        Tags = ["CWE-798", "CWE-259"],
    };

    public static Rule Key { get; } = new()
    {
        Id = "private-key-sample",
        Name = "Private key",
        Provider = "Private key",
        Description = "Proves its owner's identity to every server that knows the public half.",
        Severity = Severity.High,
        Confidence = Confidence.High,
        Keywords = ["BEGIN"],
        Rotate = new Rotation("Make a new key pair and remove the old public key everywhere.", null),
        References = ["https://www.rfc-editor.org/rfc/rfc7468"],
        Tags = ["CWE-321"],
    };
}
