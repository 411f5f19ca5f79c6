using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Tests.Tooling;

/// <summary>Secrets for tests, made when the test runs: no text in a file of this repository looks like one.</summary>
internal static class Tokens
{
    /// <summary>The rule that finds <see cref="GitHub"/>.</summary>
    public const string GitHubRule = "github-pat-classic";

    /// <summary>A GitHub token whose checksum holds; another one for each seed.</summary>
    public static string GitHub(string seed = "a") => TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", seed);
}
